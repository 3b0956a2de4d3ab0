package nl.dijkwacht.collectors.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsSettings;
import nl.dijkwacht.collectors.Cluster;
import nl.dijkwacht.collectors.polling.Pollers;
import nl.dijkwacht.collectors.polling.PollersSettings;
import nl.dijkwacht.testkit.aws.protocol.AwsProtocolServer;
import nl.dijkwacht.testkit.aws.protocol.Fault;
import nl.dijkwacht.topics.catalogue.Topics;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** From CloudTrail's answers to the topic, in two accounts of which one is refused at first. */
class LookupCollectingTest {

  private static final String GOOD = "111122223333";
  private static final String REFUSED = "444455556666";
  private static final LookupSettings SETTINGS =
      new LookupSettings(Duration.ofSeconds(1), Duration.ofMinutes(15), Duration.ofMinutes(20));

  private final Cluster cluster = Cluster.create();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Trail trail = new Trail();

  private double rounds(String outcome) {
    return registry.find("dijkwacht.collect.rounds").tags("outcome", outcome).counters().stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }

  @Test
  void eachEventIsInTheTopicOnceAndAnAccountThatRefusesIsTold() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    IntStream.range(0, 120).forEach(i -> trail.add("e" + i, now.minusSeconds(i)));
    try (AwsProtocolServer server = AwsProtocolServer.start();
        AwsAccess aws = access(server);
        LookupPolls polls =
            LookupPolls.of(
                aws,
                cluster.prefix(),
                List.of(GOOD, REFUSED),
                List.of("eu-west-1"),
                SETTINGS,
                registry,
                Clock.systemUTC())) {
      server.on(
          Trail.LOOKUP,
          request ->
              request.role().orElse("").contains(REFUSED) ? Fault.DENIED : trail.answer(request));
      try (Pollers pollers =
          Pollers.start(settings(), polls.polls(), registry, Clock.systemUTC())) {
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> rounds("finished") > 2 && rounds("denied") > 0);
        assertThat(pollers.problems())
            .singleElement()
            .asString()
            .startsWith("Asking lookup-events/444455556666/eu-west-1 is not permitted");
      }
    }
    assertThat(cluster.records(Topics.TRAIL_EVENTS))
        .extracting(record -> new String(record.key(), UTF_8))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 120).mapToObj(i -> "e" + i).toList());
    assertThat(cluster.records(Topics.HEARTBEATS))
        .isNotEmpty()
        .allSatisfy(
            record ->
                assertThat(new String(record.key(), UTF_8))
                    .isEqualTo("lookup-events/111122223333/eu-west-1"));
  }

  private PollersSettings settings() {
    return new PollersSettings(
        cluster.prefix(), cluster.clientProperties(), "one", 2, Duration.ofSeconds(2));
  }

  private static AwsAccess access(AwsProtocolServer server) {
    AwsSettings settings =
        new AwsSettings(
            Optional.of("eu-west-1"),
            Optional.of("watch"),
            Optional.empty(),
            "aws",
            Map.of("cloudtrail", server.endpoint(), "sts", server.endpoint()));
    return new AwsAccess(
        settings,
        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", "secret")));
  }
}
