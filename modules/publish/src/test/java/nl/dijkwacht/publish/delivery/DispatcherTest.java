package nl.dijkwacht.publish.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import nl.dijkwacht.core.DeadLetter;
import nl.dijkwacht.core.privacy.Pseudonyms;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.publish.channels.Result;
import nl.dijkwacht.publish.messages.Language;
import nl.dijkwacht.publish.messages.LinkTemplates;
import nl.dijkwacht.publish.messages.Message;
import nl.dijkwacht.publish.messages.MessageWriter;
import nl.dijkwacht.publish.messages.Trust;
import nl.dijkwacht.publish.messages.Voice;
import nl.dijkwacht.publish.subscriptions.ChannelSettings;
import nl.dijkwacht.publish.subscriptions.ChannelType;
import nl.dijkwacht.publish.subscriptions.Schedule;
import nl.dijkwacht.publish.subscriptions.Schedule.GroupField;
import nl.dijkwacht.publish.subscriptions.Target;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class DispatcherTest {

  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
  private static final TopicPartition PARTITION = new TopicPartition("alerts", 0);
  private static final Voice VOICE = new Voice(Language.EN, Trust.INTERNAL, ZoneId.of("UTC"));

  private final Items items = new Items();
  private final Deque<Result> results = new ArrayDeque<>();
  private final List<Message> sent = new ArrayList<>();
  private final List<String> written = new ArrayList<>();
  private final Set<String> handled = new HashSet<>();
  private final CircuitBreaker breaker = new CircuitBreaker();
  private final Progress progress = new Progress();
  private Instant now = NOON;

  @Test
  void whatIsToldIsWrittenDownAndDealtWith() {
    Outbox outbox = outbox(Schedule.AT_ONCE, items.alert("a", Level.HIGH, NOON));
    Dispatcher dispatcher = dispatcher(outbox, Optional.empty());

    assertThat(dispatcher.step()).isTrue();
    assertThat(dispatcher.step()).isFalse();
    assertThat(written).containsExactly("delivered id-0 1");
    assertThat(progress.news()).isEqualTo(Map.of(PARTITION, new OffsetAndMetadata(1)));
  }

  @Test
  void whatFailsComesAgainAsTheSameMessageAndHoldsUpWhatIsBehind() {
    results.add(new Result.Failed("away"));
    Outbox outbox =
        outbox(
            Schedule.AT_ONCE,
            items.alert("a", Level.HIGH, NOON),
            items.alert("b", Level.HIGH, NOON));
    Dispatcher dispatcher = dispatcher(outbox, Optional.empty());

    assertThat(dispatcher.step()).isFalse();
    assertThat(dispatcher.problem()).isEqualTo("away");
    assertThat(progress.news()).isEqualTo(Map.of(PARTITION, new OffsetAndMetadata(0)));
    now = now.plusSeconds(2);
    assertThat(dispatcher.step()).isTrue();
    assertThat(sent.get(1).id()).isEqualTo(sent.get(0).id());
    assertThat(dispatcher.problem()).isNull();
    assertThat(dispatcher.step()).isTrue();
    assertThat(written).containsExactly("delivered id-0 2", "delivered id-1 1");
  }

  @Test
  void aReceiverThatAsksToWaitIsLeftAloneForSoLong() {
    results.add(new Result.Failed(Optional.of(Duration.ofMinutes(7)), "busy"));
    Dispatcher dispatcher =
        dispatcher(outbox(Schedule.AT_ONCE, items.alert("a", Level.HIGH, NOON)), Optional.empty());
    assertThat(dispatcher.step()).isFalse();

    now = now.plus(Duration.ofMinutes(7)).minusMillis(1);
    assertThat(dispatcher.step()).isFalse();
    assertThat(sent).hasSize(1);
    now = now.plusSeconds(2);
    assertThat(dispatcher.step()).isTrue();
  }

  @Test
  void whatIsRefusedIsSetAsideAndWhatIsBehindGoesOn() {
    results.add(new Result.Refused("no"));
    Outbox outbox =
        outbox(
            Schedule.AT_ONCE,
            items.alert("a", Level.HIGH, NOON),
            items.alert("b", Level.HIGH, NOON));
    Dispatcher dispatcher = dispatcher(outbox, Optional.empty());

    assertThat(dispatcher.step()).isTrue();
    assertThat(dispatcher.step()).isTrue();
    assertThat(written).containsExactly("given up id-0 undelivered 1 no", "delivered id-1 1");
    assertThat(progress.news()).isEqualTo(Map.of(PARTITION, new OffsetAndMetadata(2)));
  }

  @Test
  void oneOfAGroupThatIsRefusedDoesNotTakeTheOthersWithIt() {
    Schedule together =
        new Schedule(
            List.of(GroupField.RULE),
            Duration.ZERO,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    results.add(new Result.Refused("no"));
    results.add(new Result.Delivered());
    results.add(new Result.Refused("no"));
    Outbox outbox = outbox(together, items.grouped("a", "g", NOON), items.grouped("b", "g", NOON));
    Dispatcher dispatcher = dispatcher(outbox, Optional.empty());

    for (int i = 0; i < 3; i++) {
      assertThat(dispatcher.step()).isTrue();
    }
    assertThat(written).containsExactly("delivered id-0 1", "given up id-1 undelivered 1 no");
  }

  @Test
  void afterADayOfFailuresItIsSetAside() {
    Outbox outbox = outbox(Schedule.AT_ONCE, items.alert("a", Level.HIGH, NOON));
    Dispatcher dispatcher = dispatcher(outbox, Optional.empty());
    for (int minutes = 0; written.isEmpty() && minutes < 2_000; minutes += 10) {
      results.add(new Result.Failed("away"));
      now = NOON.plus(Duration.ofMinutes(minutes));
      boolean more = dispatcher.step();
      assertThat(more).isEqualTo(!written.isEmpty());
    }

    assertThat(written).containsExactly("given up id-0 undelivered 1 away");
    assertThat(Duration.between(NOON, now)).isGreaterThanOrEqualTo(Duration.ofHours(24));
  }

  @Test
  void aReceiverThatFailsAgainAndAgainIsLeftAloneForAll() {
    for (int i = 0; i < 5; i++) {
      breaker.failed(now);
    }
    Dispatcher dispatcher =
        dispatcher(outbox(Schedule.AT_ONCE, items.alert("a", Level.HIGH, NOON)), Optional.empty());

    assertThat(dispatcher.step()).isFalse();
    assertThat(sent).isEmpty();
    now = now.plusSeconds(30);
    assertThat(breaker.isOpen()).isTrue();
    assertThat(dispatcher.step()).isTrue();
    assertThat(breaker.isOpen()).isFalse();
  }

  @Test
  void whileOneTriesOthersWait() {
    for (int i = 0; i < 5; i++) {
      breaker.failed(now);
    }
    Instant later = now.plusSeconds(31);

    assertThat(breaker.admits(later)).isTrue();
    assertThat(breaker.admits(later)).isFalse();
  }

  @Test
  void onlyWhatNobodyTookUpEscalates() {
    handled.add("a");
    Outbox outbox =
        outbox(
            Schedule.AT_ONCE,
            items.alert("a", Level.HIGH, NOON),
            items.alert("b", Level.HIGH, NOON));
    Dispatcher dispatcher = dispatcher(outbox, Optional.of(Duration.ofMinutes(30)));

    assertThat(dispatcher.step()).isTrue();
    assertThat(dispatcher.step()).isTrue();
    assertThat(sent)
        .singleElement()
        .satisfies(
            message ->
                assertThat(message.title())
                    .isEqualTo("Nobody took it up within 30 min: [high] b-1"));
    assertThat(progress.news()).isEqualTo(Map.of(PARTITION, new OffsetAndMetadata(2)));
  }

  @Test
  void backoffGrowsWithJitterUpToItsBound() {
    Backoff backoff = new Backoff(new Random(7));

    for (int i = 0; i < 1_000; i++) {
      assertThat(backoff.after(1, Optional.empty()))
          .isBetween(Duration.ZERO, Duration.ofSeconds(1));
      assertThat(backoff.after(4, Optional.empty()))
          .isBetween(Duration.ZERO, Duration.ofSeconds(8));
      assertThat(backoff.after(1_000_000, Optional.of(Duration.ofMinutes(1))))
          .isBetween(Duration.ofMinutes(1), Duration.ofMinutes(6));
    }
  }

  private Outbox outbox(Schedule schedule, Item... some) {
    Outbox outbox = new Outbox(schedule, Duration.ZERO);
    for (Item item : some) {
      outbox.add(item);
      progress.opened(item.partition(), item.offset());
    }
    return outbox;
  }

  private Dispatcher dispatcher(Outbox outbox, Optional<Duration> escalatedAfter) {
    Route route =
        new Route(
            "soc",
            "v1",
            Optional.empty(),
            Optional.empty(),
            new ChannelSettings.Slack(Target.of(URI.create("https://hooks.slack.com/x"), false)),
            VOICE,
            Schedule.AT_ONCE,
            escalatedAfter);
    return new Dispatcher(
        route,
        outbox,
        progress,
        new Dispatcher.Means(
            this::deliver,
            new MessageWriter("soc", VOICE, Pseudonyms.NONE, LinkTemplates.NONE),
            new Written(),
            breaker,
            new Backoff(new Random(1)),
            finding -> !handled.contains(finding),
            new DeliveryMeters(new SimpleMeterRegistry(), ChannelType.SLACK),
            new MovedClock(),
            Duration.ofHours(24)));
  }

  private Result deliver(Message message) {
    sent.add(message);
    return results.isEmpty() ? new Result.Delivered() : results.removeFirst();
  }

  private final class Written implements Journal {

    @Override
    public void delivered(Item item, Message message, int attempts) {
      written.add("delivered " + item.entry().id() + " " + attempts);
    }

    @Override
    public void givenUp(Item item, Message message, DeadLetter letter) {
      written.add(
          "given up %s %s %d %s"
              .formatted(
                  item.entry().id(), letter.reason().label(), letter.attempts(), letter.detail()));
    }

    @Override
    public void unreadable(ConsumerRecord<byte[], byte[]> record, DeadLetter letter) {
      written.add("unreadable");
    }
  }

  private final class MovedClock extends Clock {

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
