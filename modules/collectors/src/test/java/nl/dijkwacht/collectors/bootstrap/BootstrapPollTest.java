package nl.dijkwacht.collectors.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.collectors.polling.CapturedOutput;
import nl.dijkwacht.collectors.polling.Poll;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.resource.ConfigurationItem.Source;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.testkit.aws.protocol.AwsAnswer;
import nl.dijkwacht.testkit.aws.protocol.AwsProtocolServer;
import nl.dijkwacht.testkit.aws.protocol.Fault;
import nl.dijkwacht.topics.catalogue.PollCheckpoint;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;

class BootstrapPollTest {

  private static final Instant NOW = Instant.parse("2026-11-26T07:00:00Z");

  private final AwsProtocolServer aws = AwsProtocolServer.start();
  private final AwsAccess access = FakeConfig.access(aws);
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final CapturedOutput out = new CapturedOutput();

  @AfterEach
  void close() {
    access.close();
    aws.close();
  }

  @Test
  void aHundredResourcesTakeTwoRequests() {
    FakeConfig.with(aws, 100);

    poll().ask(null, out);

    assertThat(aws.requests()).hasSize(2);
    assertThat(out.items()).map(item -> item.resource().id()).isEqualTo(FakeConfig.ids(0, 100));
    assertThat(out.last()).isEqualTo(new PollCheckpoint(NOW, null, List.of(), NOW));
  }

  @Test
  void theStateComesWithTheTagsOfTheList() {
    FakeConfig.with(aws, 3);

    poll().ask(null, out);

    ConfigurationItem item = out.items().get(2);
    assertThat(item.resource()).hasToString("aws/111122223333/eu-central-1/AWS::EC2::Volume/vol-2");
    assertThat(item.tags()).isEqualTo(Map.of("nr", "n2"));
    assertThat(item.tagsKnown()).isTrue();
    assertThat(item.configuration()).isEqualTo(Map.of("volumeId", "vol-2", "encrypted", true));
    assertThat(item.supplementary()).isEqualTo(Map.of("Flag", false));
    assertThat(item.capturedAt()).isEqualTo(Instant.parse("2026-11-22T03:00:00.250Z"));
    assertThat(item.source()).isEqualTo(Source.API);
  }

  @Test
  void aBigAccountIsTakenPageByPage() {
    FakeConfig.with(aws, 1500);

    poll().ask(null, out);

    assertThat(out.items()).map(item -> item.resource().id()).isEqualTo(FakeConfig.ids(0, 1500));
    assertThat(aws.requests(FakeConfig.SELECT)).hasSize(15);
    assertThat(aws.requests(FakeConfig.GET)).hasSize(15);
    assertThat(out.checkpoints()).isGreaterThanOrEqualTo(15);
  }

  @Test
  void whoeverAsksNextGoesOnWhereTheRoundWasLeft() {
    FakeConfig.with(aws, 1500);
    out.stopWhen(() -> out.checkpoints() == 7);
    poll().ask(null, out);
    assertThat(out.items()).hasSize(700);
    PollCheckpoint left = out.last();
    assertThat(left.through()).isEqualTo(Instant.EPOCH);

    out.stopWhen(() -> false);
    poll().ask(left, out);

    assertThat(out.items()).map(item -> item.resource().id()).isEqualTo(FakeConfig.ids(0, 1500));
    assertThat(aws.requests(FakeConfig.SELECT)).hasSize(15);
    assertThat(out.last()).isEqualTo(new PollCheckpoint(NOW, null, List.of(), NOW));
  }

  @Test
  void aFailureInTheMiddleLosesNothingAndRepeatsOnePage() {
    FakeConfig.with(aws, 500);
    aws.on(
        FakeConfig.GET,
        request ->
            request.body().contains("\"vol-250\"") && aws.requests(FakeConfig.GET).size() < 5
                ? Fault.DENIED
                : FakeConfig.contents(request, id -> false));
    assertThatThrownBy(() -> poll().ask(null, out)).isInstanceOf(SdkException.class);
    assertThat(out.items()).hasSize(200);
    CapturedOutput rest = new CapturedOutput();
    aws.on(FakeConfig.GET, request -> FakeConfig.contents(request, id -> false));

    poll().ask(out.last(), rest);

    assertThat(rest.items()).map(item -> item.resource().id()).isEqualTo(FakeConfig.ids(200, 500));
  }

  @Test
  void whenAwsForgotTheListItBeginsAgain() {
    FakeConfig.with(aws, 300);
    out.stopWhen(() -> out.checkpoints() == 1);
    poll().ask(null, out);
    CapturedOutput rest = new CapturedOutput();
    aws.on(FakeConfig.SELECT, FakeConfig.list(300));

    poll().ask(out.last(), rest);

    assertThat(rest.items()).hasSize(300);
  }

  @Test
  void whatIsThrottledIsAskedAgain() {
    FakeConfig.with(aws, 150);
    aws.on(FakeConfig.SELECT, FakeConfig.list(150).afterFirst(2, Fault.THROTTLED));

    poll().ask(null, out);

    assertThat(out.items()).hasSize(150);
    assertThat(aws.pausesBetween(FakeConfig.SELECT).get(0)).isPositive();
  }

  @Test
  void whatWasNotProcessedIsAskedForAgainAtTheEnd() {
    FakeConfig.with(aws, 250);
    Set<String> refused = new HashSet<>();
    aws.on(
        FakeConfig.GET,
        request -> FakeConfig.contents(request, id -> id.endsWith("7") && refused.add(id)));

    poll().ask(null, out);

    assertThat(refused).hasSize(25);
    assertThat(out.items())
        .map(item -> item.resource().id())
        .containsExactlyInAnyOrderElementsOf(FakeConfig.ids(0, 250));
    assertThat(out.items()).allMatch(ConfigurationItem::tagsKnown);
    assertThat(aws.requests(FakeConfig.GET)).hasSize(4);
    assertThat(out.last()).isEqualTo(new PollCheckpoint(NOW, null, List.of(), NOW));
  }

  @Test
  void whatWasNotProcessedOutlivesAStop() {
    FakeConfig.with(aws, 100);
    aws.on(FakeConfig.GET, request -> FakeConfig.contents(request, "vol-7"::equals));
    out.stopWhen(() -> out.checkpoints() == 1);
    poll().ask(null, out);
    CapturedOutput rest = new CapturedOutput();
    aws.on(FakeConfig.GET, request -> FakeConfig.contents(request, id -> false));

    poll().ask(out.last(), rest);

    assertThat(rest.items()).map(item -> item.resource().id()).containsExactly("vol-7");
    assertThat(aws.requests(FakeConfig.SELECT)).hasSize(1);
  }

  @Test
  void whatIsNeverProcessedIsADeadLetterAndTheRoundEnds() {
    FakeConfig.with(aws, 1000);
    aws.on(FakeConfig.GET, request -> FakeConfig.contents(request, id -> true));

    poll().ask(null, out);

    assertThat(out.items()).isEmpty();
    assertThat(out.deadLetters()).hasSize(1000);
    assertThat(Meters.DEAD_LETTERS.counter(registry, "collect", "unreadable-source").count())
        .isEqualTo(1000);
    assertThat(out.last()).isEqualTo(new PollCheckpoint(NOW, null, List.of(), NOW));
    assertThat(aws.requests(FakeConfig.GET)).hasSize(10 + 3 * 5);
  }

  @Test
  void whereNothingRecordsTheRoundEndsQuietly() {
    FakeConfig.with(aws, 0);
    aws.on(FakeConfig.RECORDERS, request -> AwsAnswer.success("{}"));

    poll().ask(null, out);

    assertThat(out.items()).isEmpty();
    assertThat(out.deadLetters()).isEmpty();
    assertThat(aws.requests()).hasSize(2);
    assertThat(out.last()).isEqualTo(new PollCheckpoint(NOW, null, List.of(), NOW));
  }

  @Test
  void aRecorderThatIsGoneEndsTheRoundQuietlyToo() {
    FakeConfig.with(aws, 10);
    aws.on(
        FakeConfig.GET,
        request -> AwsAnswer.failure(400, "NoAvailableConfigurationRecorderException"));

    poll().ask(null, out);

    assertThat(out.items()).isEmpty();
    assertThat(out.last()).isEqualTo(new PollCheckpoint(NOW, null, List.of(), NOW));
  }

  @Test
  void anAggregatorIsAskedForAllItsAccountsAtOnce() {
    FakeConfig.with(aws, 230);
    Set<String> refused = new HashSet<>();
    aws.on(
        FakeConfig.GET_AGGREGATE,
        request ->
            FakeConfig.aggregateContents(request, id -> id.equals("vol-7") && refused.add(id)));

    aggregator().ask(null, out);

    assertThat(out.items())
        .map(item -> item.resource().id())
        .containsExactlyInAnyOrderElementsOf(FakeConfig.ids(0, 230));
    assertThat(out.items().get(0).tags()).isEqualTo(Map.of("nr", "n0"));
    assertThat(aws.requests(FakeConfig.SELECT_AGGREGATE))
        .hasSize(3)
        .allMatch(request -> request.body().contains("\"ConfigurationAggregatorName\":\"all\""));
  }

  @Test
  void withoutTagsInTheListTheyAreNotKnown() {
    FakeConfig.with(aws, 1);
    aws.on(
        FakeConfig.SELECT_AGGREGATE,
        request ->
            AwsAnswer.success(
                """
                {"Results":["{\\"accountId\\":\\"111122223333\\",\\"awsRegion\\":\\"eu-central-1\\",\
                \\"resourceType\\":\\"AWS::EC2::Volume\\",\\"resourceId\\":\\"vol-0\\"}",
                "{\\"resourceType\\":\\"AWS::Config::ResourceCompliance\\",\\"resourceId\\":\\"x\\"}",
                "nonsense"]}"""));

    aggregator().ask(null, out);

    assertThat(out.items()).singleElement().matches(item -> !item.tagsKnown());
  }

  @Test
  void shardsNameAccountAndRegion() {
    assertThat(poll().shard()).isEqualTo("config-bootstrap/111122223333/eu-central-1");
    assertThat(aggregator().shard()).isEqualTo("config-bootstrap/111122223333/eu-central-1/all");
    assertThat(poll().interval()).isEqualTo(Duration.ofDays(1));
  }

  private Poll poll() {
    return BootstrapPolls.of(
            access,
            new TopicPrefix("test"),
            List.of(FakeConfig.ACCOUNT),
            List.of(FakeConfig.REGION),
            BootstrapPolls.INTERVAL,
            registry,
            Clock.fixed(NOW, ZoneOffset.UTC))
        .get(0);
  }

  private Poll aggregator() {
    return BootstrapPolls.ofAggregator(
        access,
        new TopicPrefix("test"),
        FakeConfig.ACCOUNT,
        FakeConfig.REGION,
        "all",
        BootstrapPolls.INTERVAL,
        registry,
        Clock.fixed(NOW, ZoneOffset.UTC));
  }
}
