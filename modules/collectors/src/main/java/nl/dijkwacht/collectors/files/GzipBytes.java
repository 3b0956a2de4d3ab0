package nl.dijkwacht.collectors.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import nl.dijkwacht.core.DeadLetterReason;

/**
 * The content of a gzip file (RFC 1952) with all its members, inflated straight into the reader's
 * buffer. The JDK's stream is no choice here: it takes a source without bytes at hand for one at
 * its end, and drops what follows a member if it cannot read it.
 */
final class GzipBytes implements ByteSource, AutoCloseable {

  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int HEADER_CHECKSUM = 2;

  private final InputStream in;
  private final long maxExpandedBytes;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private final byte[] buffer = new byte[64 << 10];
  private int from;
  private int to;
  private boolean inMember;
  private long expanded;

  GzipBytes(InputStream in, long maxExpandedBytes) {
    this.in = in;
    this.maxExpandedBytes = maxExpandedBytes;
  }

  @Override
  public int read(byte[] into, int at, int length) throws IOException {
    while (inMember || header()) {
      int count = inflate(into, at, length);
      if (count > 0) {
        checksum.update(into, at, count);
        expanded += count;
        if (expanded > maxExpandedBytes) {
          throw new BrokenInput(
              DeadLetterReason.EXPANDS_TOO_MUCH, "more than " + maxExpandedBytes + " bytes");
        }
        return count;
      }
      if (inflater.finished()) {
        trailer();
      } else if (inflater.needsInput()) {
        required();
        inflater.setInput(buffer, from, to - from);
        from = to;
      } else {
        throw broken("it asks for a dictionary");
      }
    }
    return -1;
  }

  private int inflate(byte[] into, int at, int length) throws BrokenInput {
    try {
      return inflater.inflate(into, at, length);
    } catch (DataFormatException e) {
      throw broken("the compressed data is corrupt");
    }
  }

  /** Goes into the next member; false at the end of the file, which may be padded with zeros. */
  private boolean header() throws IOException {
    boolean padding = false;
    while (available()) {
      if (buffer[from] != 0) {
        if (padding) {
          throw broken("content follows after padding");
        }
        member();
        return true;
      }
      padding = true;
      from++;
    }
    return false;
  }

  private void member() throws IOException {
    if (next() != 0x1f || next() != 0x8b || next() != 8) {
      throw broken("what follows a member is no gzip header");
    }
    int flags = next();
    skip(6);
    if ((flags & EXTRA) != 0) {
      skip(next() | next() << 8);
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    if ((flags & HEADER_CHECKSUM) != 0) {
      skip(2);
    }
    inflater.reset();
    checksum.reset();
    inMember = true;
  }

  private void trailer() throws IOException {
    from = to - inflater.getRemaining();
    long sum = number();
    long size = number();
    if (sum != checksum.getValue() || size != (inflater.getBytesWritten() & 0xffff_ffffL)) {
      throw broken("its checksum or length does not fit its content");
    }
    inMember = false;
  }

  private long number() throws IOException {
    return next() | next() << 8 | next() << 16 | (long) next() << 24;
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      next();
    }
  }

  private void skipText() throws IOException {
    int character;
    do {
      character = next();
    } while (character != 0);
  }

  private int next() throws IOException {
    required();
    return buffer[from++] & 0xff;
  }

  private void required() throws IOException {
    if (!available()) {
      throw new BrokenInput(DeadLetterReason.TRUNCATED, "the gzip data ends too early");
    }
  }

  private boolean available() throws IOException {
    if (from == to) {
      from = 0;
      to = Math.max(0, in.read(buffer));
    }
    return from < to;
  }

  private static BrokenInput broken(String detail) {
    return new BrokenInput(DeadLetterReason.BROKEN_COMPRESSION, detail);
  }

  @Override
  public void close() {
    inflater.end();
  }
}
