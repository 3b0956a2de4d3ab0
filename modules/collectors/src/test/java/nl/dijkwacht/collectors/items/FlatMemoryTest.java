package nl.dijkwacht.collectors.items;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** A snapshot of more than the tests' heap can hold. */
class FlatMemoryTest {

  private static final String ITEM =
      """
      {"awsAccountId":"111122223333","configurationItemCaptureTime":"2026-11-22T03:00:00Z",
       "configurationItemStatus":"OK","resourceType":"AWS::EC2::Volume","resourceId":"vol-1",
       "awsRegion":"eu-central-1","tags":{},"configuration":{"state":"%s"}}"""
          .formatted("x".repeat(40_000));

  private static final int PER_MEMBER = 1000;

  @Test
  void aSnapshotLargerThanTheHeapIsReadItemByItem() throws IOException {
    byte[] member = gzip((ITEM + ",").repeat(PER_MEMBER));
    long wanted = Runtime.getRuntime().maxMemory() + (1 << 20);
    int members = (int) (wanted / ((long) PER_MEMBER * ITEM.length())) + 1;
    List<InputStream> parts = new ArrayList<>();
    parts.add(new ByteArrayInputStream(gzip("{\"configurationItems\":[")));
    for (int i = 0; i < members; i++) {
      parts.add(new ByteArrayInputStream(member));
    }
    parts.add(new ByteArrayInputStream(gzip(ITEM + "]}")));
    AtomicLong items = new AtomicLong();

    new ConfigurationItemReader()
        .readFile(
            "test",
            new SequenceInputStream(Collections.enumeration(parts)),
            reading -> reading instanceof ItemReading.Item && items.incrementAndGet() > 0);

    assertThat(items).hasValue((long) members * PER_MEMBER + 1);
  }

  private static byte[] gzip(String content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(content.getBytes(UTF_8));
    }
    return packed.toByteArray();
  }
}
