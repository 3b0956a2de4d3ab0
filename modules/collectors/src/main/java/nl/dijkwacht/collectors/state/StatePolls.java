package nl.dijkwacht.collectors.state;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.collectors.CollectRecords;
import nl.dijkwacht.collectors.polling.Poll;
import nl.dijkwacht.topics.TopicPrefix;

/** The questions for what AWS Config does not have. They keep nothing open between rounds. */
public final class StatePolls {

  /** How often they are asked, unless settings say otherwise. */
  public static final Duration INTERVAL = Duration.ofHours(1);

  private static final String COLLECTOR = "state";

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
      Clock clock) {
    CollectRecords records = new CollectRecords(prefix, COLLECTOR, clock);
    String partition = aws.settings().partition();
    List<Poll> polls = new ArrayList<>();
    for (String account : accounts) {
      for (String region : regions) {
        polls.add(
            new StatePoll(
                String.join("/", COLLECTOR, account, region),
                new Scope(partition, account, region),
                List.of(
                    new TrailQuestion(),
                    new TableQuestion(),
                    new DetectorQuestion(),
                    new MacieQuestion(),
                    new RecorderQuestion()),
                aws,
                records,
                interval,
                clock));
      }
      if (!regions.isEmpty()) {
        polls.add(
            new StatePoll(
                String.join("/", COLLECTOR, account, "global"),
                new Scope(partition, account, regions.get(0)),
                List.of(new PublicAccessQuestion(), new OrganizationQuestion()),
                aws,
                records,
                interval,
                clock));
      }
    }
    return polls;
  }
}
