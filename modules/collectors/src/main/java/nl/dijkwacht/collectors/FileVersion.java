package nl.dijkwacht.collectors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.topics.Checkpoint;

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
  static boolean continues(Path file, Checkpoint checkpoint) throws IOException {
    int length = (int) Math.min(checkpoint.prefixLength(), PREFIX);
    return prefixHash(file, length).equals(checkpoint.prefixHash());
  }

  static String prefixHash(Path file, int length) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return StableId.ofBytes(in.readNBytes(length));
    }
  }
}
