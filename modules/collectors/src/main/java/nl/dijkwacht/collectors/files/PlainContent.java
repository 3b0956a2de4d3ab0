package nl.dijkwacht.collectors.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/**
 * The content of a file as it is without compression; its first bytes tell whether it is gzip.
 * Reading what is neither gzip nor text, or is broken, fails as {@link BrokenInput}. Closing it
 * leaves the file open. Not thread-safe.
 */
public final class PlainContent extends InputStream {

  private final ByteSource bytes;
  private final Runnable end;

  private PlainContent(ByteSource bytes, Runnable end) {
    this.bytes = bytes;
    this.end = end;
  }

  public static PlainContent of(InputStream file) throws IOException {
    byte[] head = file.readNBytes(ContentKind.HEAD);
    InputStream all = new SequenceInputStream(new ByteArrayInputStream(head), file);
    ContentKind kind = ContentKind.of(head);
    return switch (kind) {
      case GZIP -> {
        GzipBytes gzip = new GzipBytes(all, ReadLimits.DEFAULT.maxExpandedBytes());
        yield new PlainContent(gzip, gzip::close);
      }
      case TEXT -> new PlainContent(all::read, () -> {});
      default -> throw new BrokenInput(kind.reason(), kind.sentence());
    };
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int at, int length) throws IOException {
    return length == 0 ? 0 : bytes.read(into, at, length);
  }

  @Override
  public void close() {
    end.run();
  }
}
