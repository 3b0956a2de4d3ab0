package nl.dijkwacht.collectors.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LargeLogTest {

  @Test
  void aGigabyteGoesByInSmallPieces() throws IOException {
    byte[] text =
        "{\"eventID\":\"1\",\"requestParameters\":null}\n"
            .repeat(25_000)
            .getBytes(StandardCharsets.UTF_8);
    byte[] member = SignedTrail.gzip(text);
    int members = (1 << 30) / text.length + 1;
    List<InputStream> parts =
        Stream.<InputStream>generate(() -> new ByteArrayInputStream(member))
            .limit(members)
            .toList();
    // More than the heap of the tests.
    ContentHash hash = ContentHash.of(new SequenceInputStream(Collections.enumeration(parts)));
    assertThat(hash.bytes()).isEqualTo((long) members * text.length);
  }
}
