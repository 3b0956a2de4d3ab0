package nl.dijkwacht.collectors.bootstrap;

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
import software.amazon.awssdk.services.config.ConfigClient;

/** The questions to AWS Config for all that it knows. They keep nothing open between rounds. */
public final class BootstrapPolls {

  /** How often all is asked again, unless settings say otherwise. */
  public static final Duration INTERVAL = Duration.ofDays(1);

  private static final String COLLECTOR = "config-bootstrap";

  private BootstrapPolls() {}

  /**
   * A question for each account and Region.
   *
   * @param accounts 12 digits each
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
    List<Poll> polls = new ArrayList<>();
    for (String account : accounts) {
      for (String region : regions) {
        AwsPlace place = AwsPlace.of(account, region);
        polls.add(
            new BootstrapPoll(
                String.join("/", COLLECTOR, account, region),
                () -> new RegionQuery(client(aws, place)),
                new ItemRecords(COLLECTOR, prefix, registry, clock),
                interval,
                clock));
      }
    }
    return polls;
  }

  /**
   * One question for all accounts and Regions of an aggregator, instead of one for each.
   *
   * @param account that the aggregator is in
   * @param region that the aggregator is in
   * @param aggregator its name
   */
  public static Poll ofAggregator(
      AwsAccess aws,
      TopicPrefix prefix,
      String account,
      String region,
      String aggregator,
      Duration interval,
      MeterRegistry registry,
      Clock clock) {
    return new BootstrapPoll(
        String.join("/", COLLECTOR, account, region, aggregator),
        () -> new AggregatorQuery(client(aws, AwsPlace.of(account, region)), aggregator),
        new ItemRecords(COLLECTOR, prefix, registry, clock),
        interval,
        clock);
  }

  private static ConfigClient client(AwsAccess aws, AwsPlace place) {
    return aws.client(ConfigClient.builder(), "config", place);
  }
}
