package nl.dijkwacht.collectors.items;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** However large a file is, no more of it is held than an item and a buffer. */
@Isolated("it measures the heap, which other tests use too")
class FlatMemoryTest {

  private static final byte[] ITEM =
      """
      {"awsAccountId":"111122223333","configurationItemCaptureTime":"2026-11-22T03:00:00Z",
       "configurationItemStatus":"OK","resourceType":"AWS::EC2::Volume","resourceId":"vol-1",
       "awsRegion":"eu-central-1","tags":{},"configuration":{"state":"%s"}},"""
          .formatted("x".repeat(40_000))
          .getBytes(UTF_8);

  private static final int ITEMS = 3000;
  private static final int BUFFERS = 256 << 10;

  @Test
  void eachItemIsHandedOutBeforeTheNextIsRead() {
    List<InputStream> parts = new ArrayList<>();
    parts.add(new ByteArrayInputStream("{\"configurationItems\":[".getBytes(UTF_8)));
    for (int i = 0; i < ITEMS; i++) {
      parts.add(new ByteArrayInputStream(ITEM));
    }
    parts.add(new ByteArrayInputStream("{}]}".getBytes(UTF_8)));
    Counting file = new Counting(new SequenceInputStream(Collections.enumeration(parts)));
    AtomicLong items = new AtomicLong();
    AtomicLong furthestAhead = new AtomicLong();

    new ConfigurationItemReader()
        .readFile(
            "test",
            file,
            reading -> {
              long handedOut = ITEM.length * items.addAndGet(1);
              furthestAhead.accumulateAndGet(file.taken - handedOut, Math::max);
              return true;
            });

    assertThat(items).hasValue(ITEMS + 1);
    assertThat(file.taken).isGreaterThan(100L << 20);
    assertThat(furthestAhead.get()).isLessThan(BUFFERS);
  }

  private static final class Counting extends FilterInputStream {

    private long taken;

    Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
      int count = super.read(into, at, length);
      taken += Math.max(0, count);
      return count;
    }
  }
}
