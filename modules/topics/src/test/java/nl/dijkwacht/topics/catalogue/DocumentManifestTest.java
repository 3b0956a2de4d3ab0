package nl.dijkwacht.topics.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import nl.dijkwacht.topics.wire.Reading;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentManifestTest {

  private static final DocumentManifest MANIFEST =
      new DocumentManifest(7, Instant.parse("2026-03-02T08:00:00Z"), Map.of("s3/a.yml", "0a1b"));

  @Test
  void whatWasWrittenIsReadBack() {
    byte[] written = DocumentManifest.PAYLOAD.write(MANIFEST);

    assertThat(written)
        .asString(UTF_8)
        .isEqualTo(
            "{\"number\":7,\"publishedAt\":\"2026-03-02T08:00:00Z\","
                + "\"documents\":{\"s3/a.yml\":\"0a1b\"}}");
    assertThat(DocumentManifest.PAYLOAD.read(written)).isEqualTo(new Reading.Value<>(MANIFEST));
  }

  @Test
  void itIsNotReadAsWhatItsHeadersSayItIsNot() {
    Headers headers = new RecordHeaders();
    WireHeaders.putSchema(headers, Topics.RULE_DOCUMENTS.payload().schema());

    assertThat(DocumentManifest.PAYLOAD.read(DocumentManifest.PAYLOAD.write(MANIFEST), headers))
        .isInstanceOf(Reading.Unreadable.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "title: a rule",
        "{\"number\":7,\"publishedAt\":\"2026-03-02T08:00:00Z\"}",
        "{\"number\":7,\"publishedAt\":\"2026-03-02T08:00:00Z\",\"documents\":{\"a.yml\":null}}",
        "{\"number\":7,\"publishedAt\":\"soon\",\"documents\":{}}"
      })
  void garbageIsUnreadable(String garbage) {
    assertThat(DocumentManifest.PAYLOAD.read(garbage.getBytes(UTF_8)))
        .isInstanceOf(Reading.Unreadable.class);
  }
}
