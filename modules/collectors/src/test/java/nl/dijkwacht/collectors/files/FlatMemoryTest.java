package nl.dijkwacht.collectors.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import nl.dijkwacht.collectors.files.ReadSummary.Ending;
import nl.dijkwacht.core.json.JsonLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("it measures the heap, which other tests use too")
class FlatMemoryTest {

  private static final String RECORD = Reading.event("E", "x".repeat(1100));
  private static final int PER_MEMBER = 1000;

  @Test
  void aGigabyteNeedsNoMoreThanOneWindow() {
    byte[] member = Reading.gzip((RECORD + "\n").repeat(PER_MEMBER));
    int members = (1 << 30) / (PER_MEMBER * (RECORD.length() + 1)) + 1;
    List<InputStream> parts =
        Stream.<InputStream>generate(() -> new ByteArrayInputStream(member))
            .limit(members)
            .toList();
    Window window = new Window(JsonLimits.DEFAULT.maxBytes());
    ReadSummary summary = read(window, new SequenceInputStream(Collections.enumeration(parts)));
    assertThat(summary.events()).isEqualTo((long) members * PER_MEMBER);
    assertThat(summary.bytes()).isGreaterThan(1 << 30);
    assertThat(window.bytes.length).isEqualTo(256 << 10);
  }

  @Test
  void anEndlessRecordNeedsNoMoreThanTheLimitOfOne() {
    byte[] bomb = Reading.gzip("{\"a\":\"" + "x".repeat(64 << 20) + "\"}\n" + RECORD);
    Window window = new Window(JsonLimits.DEFAULT.maxBytes());
    ReadSummary summary = read(window, new ByteArrayInputStream(bomb));
    assertThat(List.of(summary.events(), summary.deadLetters())).containsExactly(1L, 1L);
    assertThat(window.bytes.length).isLessThanOrEqualTo(JsonLimits.DEFAULT.maxBytes() + 1);
  }

  private static ReadSummary read(Window window, InputStream gzip) {
    Delivery delivery = new Delivery("file", ReadPosition.START, item -> true);
    window.open(new GzipBytes(gzip, Long.MAX_VALUE));
    new Splitter(JsonLimits.DEFAULT, window, delivery).split();
    return delivery.summary(window.offset(), Ending.COMPLETE);
  }
}
