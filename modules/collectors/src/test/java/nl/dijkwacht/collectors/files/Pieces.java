package nl.dijkwacht.collectors.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.IntSupplier;

/** Content that comes in pieces of any size, at whose end it may fail. */
final class Pieces extends InputStream {

  private final byte[] content;
  private final IntSupplier sizes;
  private final boolean failing;
  private int at;

  Pieces(byte[] content, IntSupplier sizes, boolean failing) {
    this.content = content;
    this.sizes = sizes;
    this.failing = failing;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (at == content.length) {
      if (failing) {
        throw new IOException("the disk is gone");
      }
      return -1;
    }
    int size = Math.min(Math.min(sizes.getAsInt(), length), content.length - at);
    System.arraycopy(content, at, into, offset, size);
    at += size;
    return size;
  }
}
