package nl.dijkwacht.collectors.state;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsPlace;
import nl.dijkwacht.collectors.items.ItemRecords;
import nl.dijkwacht.collectors.polling.Poll;
import nl.dijkwacht.topics.catalogue.TopicPrefix;

/** The questions for what AWS Config does not have. They keep nothing open between rounds. */
public final class StatePolls {

  /** How often they are asked, unless settings say otherwise. */
  public static final Duration INTERVAL = Duration.ofHours(1);

  private static final String COLLECTOR = "state";
  private static final String GLOBAL = "global";

  private static final List<Question> OF_REGION =
      List.of(
          new TrailQuestion(),
          new TableQuestion(),
          new DetectorQuestion(),
          new MacieQuestion(),
          new RecorderQuestion());

  private static final List<Question> OF_ACCOUNT =
      List.of(new PublicAccessQuestion(), new OrganizationQuestion());

  private StatePolls() {}

  /**
   * A question for each account and Region, and one more for each account.
   *
   * @param accounts 12 digits each
   * @param regions in which each account is asked; in the first it is asked for what has no Region
   * @param interval from the end of a round to the next
   * @param clock for what time it is, and when records are collected
   */
  public static List<Poll> of(
      AwsAccess aws,
      TopicPrefix prefix,
      List<String> accounts,
      List<String> regions,
      Duration interval,
      MeterRegistry registry,
      Clock clock) {
    Making making = new Making(aws, prefix, interval, registry, clock);
    List<Poll> polls = new ArrayList<>();
    for (String account : accounts) {
      for (String region : regions) {
        polls.add(making.poll(account, region, region, OF_REGION));
      }
      if (!regions.isEmpty()) {
        polls.add(making.poll(account, GLOBAL, regions.get(0), OF_ACCOUNT));
      }
    }
    return polls;
  }

  /** What all questions have in common. */
  private record Making(
      AwsAccess aws, TopicPrefix prefix, Duration interval, MeterRegistry registry, Clock clock) {

    Poll poll(String account, String region, String asked, List<Question> questions) {
      return new StatePoll(
          String.join("/", COLLECTOR, account, region),
          new Scope(aws.settings().partition(), account, region),
          AwsPlace.of(account, asked),
          questions,
          aws,
          new ItemRecords(COLLECTOR, prefix, registry, clock),
          interval,
          clock);
    }
  }
}
