package nl.dijkwacht.topics.wire;

import static org.assertj.core.api.Assertions.assertThat;

import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class BytesPayloadTest {

  private final Payload<byte[]> payload = Topics.TRAIL_EVENTS.payload();

  @Test
  void anyBytesAreReadAsTheyAre() {
    byte[] bytes = {0, -1, '{'};

    assertThat(payload.read(payload.write(bytes))).isEqualTo(new Reading.Value<>(bytes));
  }

  @Test
  void noValueIsUnreadable() {
    assertThat(payload.read(null)).isInstanceOf(Reading.Unreadable.class);
  }

  @Test
  void bytesOfAnotherSchemaAreUnreadable() {
    Headers headers = new RecordHeaders();
    WireHeaders.putSchema(headers, new Schema("trail-event", 2, 0));

    assertThat(payload.read(new byte[1], headers)).isInstanceOf(Reading.Unreadable.class);
  }
}
