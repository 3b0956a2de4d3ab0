package nl.dijkwacht.topics.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class CompressedPayloadTest {

  private static final int MIB = 1024 * 1024;

  private final Payload<ConfigurationItem> payload = Topics.CONFIGURATION_ITEMS.payload();

  @Test
  void smallValuesAreLeftForPeopleToRead() {
    byte[] written = payload.write(item("x".repeat(200 * 1024)));

    assertThat(written[0]).isEqualTo((byte) '{');
  }

  @Test
  void largeValuesAreCompressedAndReadBack() {
    ConfigurationItem item = item("policy ".repeat(8 * MIB / 7));

    byte[] written = payload.write(item);

    assertThat(written).hasSizeLessThan(MIB).startsWith(0x1f, 0x8b);
    assertThat(payload.read(written)).isEqualTo(new Reading.Value<>(item));
  }

  @Test
  void storesHoldThemCompressedToo() {
    ConfigurationItem item = item("x".repeat(MIB));
    try (Serde<ConfigurationItem> serde = payload.storeSerde()) {
      byte[] stored = serde.serializer().serialize("store", item);

      assertThat(stored).hasSizeLessThan(MIB / 10);
      assertThat(serde.deserializer().deserialize("store", stored)).isEqualTo(item);
    }
  }

  @Test
  void whatDoesNotFitWhenCompressedIsTooLargeByItsSize() {
    StringBuilder noise = new StringBuilder();
    Random random = new Random(7);
    while (noise.length() < 3 * MIB) {
      noise.append(Long.toHexString(random.nextLong()));
    }

    assertThat(payload.write(item(noise.toString())).length).isGreaterThan(Payload.MAX_BYTES);
  }

  @Test
  void whatCouldNotBeReadAgainIsTooLargeByItsSize() {
    byte[] written = payload.write(item("x".repeat(Payload.MAX_EXPANDED_BYTES)));

    assertThat(written.length).isGreaterThan(Payload.MAX_BYTES);
  }

  @Test
  void aBombIsNotUnpacked() throws IOException {
    byte[] bomb = gzip(new byte[300 * MIB]);

    assertThat(bomb).hasSizeLessThan(MIB);
    assertReason(bomb, DeadLetterReason.EXPANDS_TOO_MUCH);
  }

  @Test
  void brokenGzipIsTold() {
    byte[] written = payload.write(item("x".repeat(MIB)));

    assertReason(Arrays.copyOf(written, written.length - 9), DeadLetterReason.BROKEN_COMPRESSION);
    written[written.length / 2] ^= 0x55;
    assertReason(written, DeadLetterReason.BROKEN_COMPRESSION);
  }

  @Test
  void gzipOfSomethingElseIsTold() throws IOException {
    assertReason(gzip("{\"resource\":7}".getBytes(US_ASCII)), DeadLetterReason.UNREADABLE_PAYLOAD);
  }

  @Test
  void otherPayloadsAreNeverCompressed() {
    byte[] written = payload.write(item("x".repeat(MIB)));

    assertThat(Topics.HEARTBEATS.payload().read(written))
        .isInstanceOfSatisfying(
            Reading.Unreadable.class,
            unreadable ->
                assertThat(unreadable.reason()).isEqualTo(DeadLetterReason.UNREADABLE_PAYLOAD));
  }

  private void assertReason(byte[] value, DeadLetterReason reason) {
    assertThat(payload.read(value))
        .isInstanceOfSatisfying(
            Reading.Unreadable.class,
            unreadable -> assertThat(unreadable.reason()).isEqualTo(reason));
  }

  private static ConfigurationItem item(String text) {
    ConfigurationItem sample = Samples.item(true);
    return new ConfigurationItem(
        sample.resource(),
        sample.arn(),
        sample.name(),
        sample.capturedAt(),
        sample.createdAt(),
        sample.status(),
        sample.stateId(),
        sample.tags(),
        sample.tagsKnown(),
        Map.of("text", text),
        sample.supplementary(),
        sample.unknown(),
        sample.source());
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    }
    return packed.toByteArray();
  }
}
