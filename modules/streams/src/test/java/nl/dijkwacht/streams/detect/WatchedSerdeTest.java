package nl.dijkwacht.streams.detect;

import static nl.dijkwacht.streams.TrailRecord.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import nl.dijkwacht.core.Heartbeat;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class WatchedSerdeTest {

  private static final Heartbeat HEARTBEAT =
      Sources.heartbeat(Heartbeat.Kind.TRAIL, "trail/één", NOON);

  private final WatchedSerde serde = new WatchedSerde();

  @Test
  void whatWasWrittenIsReadBack() {
    Watched watched =
        Watched.of(
            Watched.of(null, HEARTBEAT, NOON, Duration.ofDays(1)),
            HEARTBEAT,
            NOON.plusSeconds(3000),
            Duration.ofDays(1));

    assertThat(read(write(watched))).isEqualTo(watched);
    assertThat(read(write(watched.afterTelling()))).isEqualTo(watched.afterTelling());
  }

  @Test
  void whatAnotherVersionWroteIsRefused() {
    byte[] written = write(Watched.of(null, HEARTBEAT, NOON, Duration.ofDays(1)));
    written[0] = 9;

    assertThatThrownBy(() -> read(written)).isInstanceOf(SerializationException.class);
  }

  private byte[] write(Watched watched) {
    return serde.serializer().serialize("store", watched);
  }

  private Watched read(byte[] bytes) {
    return serde.deserializer().deserialize("store", bytes);
  }
}
