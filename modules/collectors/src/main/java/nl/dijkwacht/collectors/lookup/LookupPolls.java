package nl.dijkwacht.collectors.lookup;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsPlace;
import nl.dijkwacht.collectors.polling.Poll;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;

/** The questions to CloudTrail's LookupEvents, one for each account and Region. */
public final class LookupPolls implements AutoCloseable {

  /** What people are to know before they rely on it. */
  public static final String SIGHT =
      "LookupEvents shows management events only: no reads of S3 objects or DynamoDB items, so it"
          + " cannot show access to personal data. For that, collect the log files of a trail with"
          + " data events.";

  /** CloudTrail takes two requests a second of each account and Region. */
  private static final Duration APART = Duration.ofMillis(500);

  private final List<CloudTrailClient> clients = new ArrayList<>();
  private final List<Poll> polls = new ArrayList<>();

  private LookupPolls() {}

  /**
   * Makes them; to be closed once they are asked no more.
   *
   * @param accounts 12 digits each
   * @param regions that each account is asked in
   * @param clock for what time it is, and when records are collected
   */
  public static LookupPolls of(
      AwsAccess aws,
      TopicPrefix prefix,
      List<String> accounts,
      List<String> regions,
      LookupSettings settings,
      MeterRegistry registry,
      Clock clock) {
    return of(aws, prefix, accounts, regions, settings, registry, clock, Ticks.SYSTEM);
  }

  /**
   * @param ticks by which requests are kept apart
   */
  static LookupPolls of(
      AwsAccess aws,
      TopicPrefix prefix,
      List<String> accounts,
      List<String> regions,
      LookupSettings settings,
      MeterRegistry registry,
      Clock clock,
      Ticks ticks) {
    LookupPolls made = new LookupPolls();
    for (String account : accounts) {
      for (String region : regions) {
        CloudTrailClient client = client(aws, AwsPlace.of(account, region), ticks);
        made.clients.add(client);
        made.polls.add(
            new LookupEventsPoll(account, region, client, settings, prefix, registry, clock));
      }
    }
    return made;
  }

  private static CloudTrailClient client(AwsAccess aws, AwsPlace place, Ticks ticks) {
    RequestPace pace = new RequestPace(APART, ticks);
    // A plugin adds to the configuration that all clients have, where any other way replaces it.
    return aws.client(
        CloudTrailClient.builder()
            .addPlugin(
                client -> client.overrideConfiguration(all -> all.addExecutionInterceptor(pace))),
        "cloudtrail",
        place);
  }

  public List<Poll> polls() {
    return List.copyOf(polls);
  }

  @Override
  public void close() {
    clients.forEach(client -> client.close());
  }
}
