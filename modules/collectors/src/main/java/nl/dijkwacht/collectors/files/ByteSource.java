package nl.dijkwacht.collectors.files;

import java.io.IOException;

/** Bytes in order, as many at a time as there are. */
@FunctionalInterface
interface ByteSource {

  /** Fills at least one byte and tells how many, or -1 at the end; fails as {@link BrokenInput}. */
  int read(byte[] into, int at, int length) throws IOException;
}
