package nl.dijkwacht.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nl.dijkwacht.app.config.CollectConfig.Bootstrap.Aggregator;
import org.junit.jupiter.api.Test;

class CollectConfigTest {

  @Test
  void byDefaultNothingIsAskedOfAws() {
    CollectConfig collect = Sample.EMPTY.configuration().collect();

    assertThat(collect.sqs()).isEqualTo(new CollectConfig.Sqs(List.of(), 1, List.of()));
    assertThat(collect.polls()).isFalse();
  }

  @Test
  void everySettingIsRead() {
    CollectConfig collect =
        Sample.of(
                """
                aws: {accounts: ['111122223333'], regions: eu-west-1}
                collect:
                  sqs:
                    queues: https://sqs.eu-west-1.amazonaws.com/111122223333/trail
                    threads: 2
                    trail-prefixes: 's3://own-pipeline/trail/'
                  objects:
                    workers: 3
                    take-over: PT30S
                    max-uncompressed-bytes: 1048576
                    own-principals: ['arn:aws:iam::111122223333:role/dijkwacht']
                    log-buckets: ziekenhuis-logboek
                    verify-digests: false
                  backfill: {records-per-second: 10}
                  lookup-events: {enabled: true, interval: PT2M, overlap: PT20M, reach: P2D}
                  configuration: {bootstrap: true, interval: P7D, aggregator: 111122223333/eu-west-1/all}
                  state: {enabled: true, interval: PT1H}
                """)
            .configuration()
            .collect();

    assertThat(collect)
        .isEqualTo(
            new CollectConfig(
                collect.files(),
                new CollectConfig.Sqs(
                    List.of("https://sqs.eu-west-1.amazonaws.com/111122223333/trail"),
                    2,
                    List.of("s3://own-pipeline/trail/")),
                new CollectConfig.Objects(
                    3,
                    Duration.ofSeconds(30),
                    1_048_576,
                    List.of("arn:aws:iam::111122223333:role/dijkwacht"),
                    List.of("ziekenhuis-logboek"),
                    false),
                new CollectConfig.Backfill(10),
                new CollectConfig.LookupEvents(
                    true, Duration.ofMinutes(2), Duration.ofMinutes(20), Duration.ofDays(2)),
                new CollectConfig.Bootstrap(
                    true,
                    Duration.ofDays(7),
                    Optional.of(new Aggregator("111122223333", "eu-west-1", "all"))),
                new CollectConfig.State(true, Duration.ofHours(1))));
  }

  @Test
  void whoAsksNamesWhere() {
    assertThat(Sample.of("collect: {state: {enabled: true}}").problems())
        .containsExactly(
            "1:19: error: each account and Region is to be asked, and none are named; name them in"
                + " aws.accounts and aws.regions");
  }

  @Test
  void severalAccountsAreNotAskedAsTheOwnOne() {
    String accounts = "aws: {accounts: ['111122223333', '444455556666'], regions: eu-west-1";
    String state = "\ncollect: {state: {enabled: true}}";

    assertThat(Sample.of(accounts + "}" + state).problems())
        .containsExactly(
            "2:19: error: without a role to assume in each account, all of them would be asked as"
                + " the own one; name it in aws.role-name");
    assertThat(Sample.of(accounts + ", role-name: reader}" + state).problems()).isEmpty();
  }

  @Test
  void wrongValuesAreReported() {
    assertThat(Sample.of("collect: {sqs: {queues: trail, treads: 1}}").problems())
        .containsExactly(
            "1:25: error: 'queues': expected the URL of a queue, such as"
                + " https://sqs.eu-west-1.amazonaws.com/111122223333/name, found 'trail'",
            "1:32: error: unknown key 'treads'; did you mean 'threads'?");
  }
}
