package nl.dijkwacht.publish.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.publish.messages.Message;
import nl.dijkwacht.publish.samples.Alerts;
import nl.dijkwacht.publish.subscriptions.ChannelType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every channel, whatever its receiver does. */
class ChannelContractTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(400);

  /** Their answers tell how long to wait. */
  private static final Set<ChannelType> HTTP =
      EnumSet.of(
          ChannelType.WEBHOOK,
          ChannelType.SLACK,
          ChannelType.TEAMS,
          ChannelType.PAGERDUTY,
          ChannelType.ALERTMANAGER);

  private static final Message MESSAGE = Senders.message(Alerts.signal("f1", Level.HIGH));

  @ParameterizedTest
  @EnumSource
  void aReceiverThatIsRightHasIt(ChannelType type) throws IOException {
    try (Receiver receiver = Senders.receiver(type, Behaviour.RIGHT);
        Channel channel = Senders.channel(type, receiver, LONG)) {
      assertThat(channel.deliver(MESSAGE)).isEqualTo(new Result.Delivered());
      assertThat(channel.deliver(MESSAGE)).isEqualTo(new Result.Delivered());

      assertThat(receiver.told())
          .hasSize(2)
          .allSatisfy(told -> assertThat(told).contains("objects").contains("personal"));
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SYSLOG") // It has no answers.
  void whatAReceiverFailedAtIsTriedLater(ChannelType type) throws IOException {
    assertThat(deliver(type, Behaviour.FAILS, LONG)).isInstanceOf(Result.Failed.class);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SYSLOG")
  void aReceiverMayAskToWait(ChannelType type) throws IOException {
    // The SDK would wait itself, for longer.
    Duration limit = type == ChannelType.SNS ? Duration.ofSeconds(1) : LONG;
    Result result = deliver(type, Behaviour.BUSY, limit);

    assertThat(result).isInstanceOf(Result.Failed.class);
    if (HTTP.contains(type)) {
      assertThat(((Result.Failed) result).after()).contains(Duration.ofSeconds(7));
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SYSLOG")
  void whatAReceiverWillNeverTakeIsNotTriedAgain(ChannelType type) throws IOException {
    assertThat(deliver(type, Behaviour.REFUSES, LONG)).isInstanceOf(Result.Refused.class);
  }

  @ParameterizedTest
  @EnumSource
  void aReceiverThatHangsHoldsNobodyUp(ChannelType type) throws IOException {
    long began = System.nanoTime();

    assertThat(deliver(type, Behaviour.HANGS, SHORT)).isInstanceOf(Result.Failed.class);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
  }

  @ParameterizedTest
  @EnumSource
  void aReceiverThatEndsTheConnectionIsTriedLater(ChannelType type) throws IOException {
    // To one that closes at once, a write may succeed: only its end of the talk is missed.
    Result result = deliver(type, Behaviour.CLOSES, LONG);

    if (type != ChannelType.SYSLOG) {
      assertThat(result).isInstanceOf(Result.Failed.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void nobodyIsThere(ChannelType type) throws IOException {
    Receiver gone = Senders.receiver(type, Behaviour.RIGHT);
    gone.close();
    try (Channel channel = Senders.channel(type, gone, LONG)) {
      Result result = channel.deliver(MESSAGE);

      assertThat(result).isInstanceOf(Result.Failed.class);
      assertThat(((Result.Failed) result).sentence()).isNotBlank().doesNotContain("whsec");
    }
  }

  private static Result deliver(ChannelType type, Behaviour behaviour, Duration limit)
      throws IOException {
    try (Receiver receiver = Senders.receiver(type, behaviour);
        Channel channel = Senders.channel(type, receiver, limit)) {
      return channel.deliver(MESSAGE);
    }
  }
}
