package nl.dijkwacht.core.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The file that the keys of pseudonyms lie in, which its owner alone may read: a line for each, the
 * oldest first, with id, time and secret in base 64. Written whole or not at all.
 */
public final class PseudonymKeyFile {

  private static final int MOST_BYTES = 64 * 1024;
  private static final int PARTS = 3;
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  private static final String HEADING =
      """
      # Keys of the pseudonyms of Dijkwacht, the newest last. Who has them can tell who is who:
      # keep them as a secret, and a copy of them. 'dijkwacht pseudonyms rotate' adds one.
      """;

  private final Path path;

  public PseudonymKeyFile(Path path) {
    this.path = path;
  }

  public boolean exists() {
    return Files.exists(path);
  }

  /**
   * Reads the keys.
   *
   * @throws IOException with a sentence for people that tells no secret, if they cannot be used
   */
  public PseudonymKeys read() throws IOException {
    checkOwnerOnly();
    byte[] content;
    try (InputStream in = Files.newInputStream(path)) {
      content = in.readNBytes(MOST_BYTES + 1);
    }
    if (content.length > MOST_BYTES) {
      throw new IOException("%s is too large for a file of keys".formatted(path));
    }
    List<PseudonymKey> keys = new ArrayList<>();
    int number = 0;
    for (String line : new String(content, StandardCharsets.UTF_8).lines().toList()) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        keys.add(key(line.strip(), number));
      }
    }
    if (keys.isEmpty() || keys.size() > PseudonymKeys.MOST) {
      throw new IOException(
          "%s has %d keys; it needs 1 to %d, and 'dijkwacht pseudonyms rotate' makes one"
              .formatted(path, keys.size(), PseudonymKeys.MOST));
    }
    return new PseudonymKeys(keys);
  }

  private void checkOwnerOnly() throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (view == null) {
      // A file system without owners; who may read it is decided elsewhere.
      return;
    }
    Set<PosixFilePermission> others = EnumSet.copyOf(view.readAttributes().permissions());
    others.removeAll(
        EnumSet.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.OWNER_EXECUTE));
    if (!others.isEmpty()) {
      throw new IOException(
          "others than its owner may read or write %s; run 'chmod 600' on it, and think of a new key"
              .formatted(path));
    }
  }

  private PseudonymKey key(String line, int number) throws IOException {
    String[] parts = line.split(" ", PARTS + 1);
    try {
      if (parts.length == PARTS) {
        byte[] secret = Base64.getDecoder().decode(parts[2]);
        PseudonymKey key = new PseudonymKey(secret, Instant.parse(parts[1]));
        if (secret.length == PseudonymKey.BYTES && key.id().equals(parts[0])) {
          return key;
        }
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IOException(damaged(number));
    }
    throw new IOException(damaged(number));
  }

  /** Without its cause, which would repeat what was read. */
  private String damaged(int number) {
    return "line %d of %s is no key, or a damaged one; take it from a copy".formatted(number, path);
  }

  /**
   * Writes keys in place of those there were.
   *
   * @throws IOException if they cannot be written; then those that were there still are
   */
  public void write(PseudonymKeys keys) throws IOException {
    Path beside = path.resolveSibling(path.getFileName() + ".new");
    StringBuilder text = new StringBuilder(HEADING);
    for (PseudonymKey key : keys.all()) {
      text.append(key.id())
          .append(' ')
          .append(key.madeAt())
          .append(' ')
          .append(Base64.getEncoder().encodeToString(key.secret()))
          .append('\n');
    }
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    create(beside);
    Files.writeString(beside, text, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    try {
      Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(beside, path, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Nobody else may read it at any time, so it is made so before anything is in it. */
  private static void create(Path beside) throws IOException {
    try {
      if (beside.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(beside, PosixFilePermissions.asFileAttribute(OWNER));
      } else {
        Files.createFile(beside);
      }
    } catch (FileAlreadyExistsException e) {
      throw new IOException(
          "%s is there already: somebody else writes keys now, or stopped while doing so; look at it"
                  .formatted(beside)
              + " and remove it",
          e);
    }
  }
}
