package nl.dijkwacht.collectors.folders;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Arrays;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.topics.catalogue.Checkpoint;

/**
 * A file as it is at one moment.
 *
 * @param size in bytes
 * @param lastModified by the file system's clock
 */
record FileVersion(long size, Instant lastModified) {

  private static final int PREFIX = 4096;

  static FileVersion of(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return new FileVersion(attributes.size(), attributes.lastModifiedTime().toInstant());
  }

  /** Whether the file is still as it was at the checkpoint. */
  boolean isOf(Checkpoint checkpoint) {
    return size == checkpoint.size() && lastModified.equals(checkpoint.lastModified());
  }

  /** How many of its first bytes tell it from another file under the same name. */
  int prefixLength() {
    return (int) Math.min(size, PREFIX);
  }

  /** Whether the file begins as it did at the checkpoint, so that it is the same one, grown. */
  static boolean continues(FileChannel file, Checkpoint checkpoint) throws IOException {
    int length = (int) Math.min(checkpoint.prefixLength(), PREFIX);
    return prefixHash(file, length).equals(checkpoint.prefixHash());
  }

  /** Leaves the channel where it is. */
  static String prefixHash(FileChannel file, int length) throws IOException {
    ByteBuffer prefix = ByteBuffer.allocate(length);
    int count = 0;
    while (count >= 0 && prefix.hasRemaining()) {
      count = file.read(prefix, prefix.position());
    }
    return StableId.ofBytes(Arrays.copyOf(prefix.array(), prefix.position()));
  }
}
