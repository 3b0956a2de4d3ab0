package nl.dijkwacht.broker;

import static nl.dijkwacht.broker.BrokerUnavailableException.Reason.FOLDER_IN_USE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to work in a data folder: one broker at a time, among all processes of the machine. The
 * operating system ends it with the process, so it is never stale. Thread-safe.
 */
final class FolderLock implements AutoCloseable {
  static final String FILE = "broker.lock";

  // A process loses its POSIX lock as soon as it closes any descriptor of the locked file, so this
  // process must not open a file again that it holds already.
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /** Takes the lock of an existing folder. */
  static FolderLock take(Path dataDirectory) throws IOException, BrokerUnavailableException {
    Path folder = dataDirectory.toRealPath();
    if (!HELD_HERE.add(folder)) {
      throw inUse(dataDirectory);
    }
    FileChannel channel = null;
    boolean taken = false;
    try {
      channel =
          FileChannel.open(
              folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      taken = channel.tryLock() != null;
      if (!taken) {
        throw inUse(dataDirectory);
      }
      return new FolderLock(folder, channel);
    } finally {
      if (!taken) {
        if (channel != null) {
          channel.close();
        }
        HELD_HERE.remove(folder);
      }
    }
  }

  /** Whether a broker of this or another process works in the folder now. */
  static boolean isHeld(Path dataDirectory) throws IOException {
    Path file = dataDirectory.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return false;
    }
    Path folder = dataDirectory.toRealPath();
    if (!HELD_HERE.add(folder)) {
      return true;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock free = channel.tryLock()) {
      return free == null;
    } finally {
      HELD_HERE.remove(folder);
    }
  }

  private static BrokerUnavailableException inUse(Path dataDirectory) {
    return new BrokerUnavailableException(
        FOLDER_IN_USE,
        "Another embedded Kafka works in "
            + dataDirectory
            + "; use that one, stop it, or choose another data folder.");
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      HELD_HERE.remove(folder);
    }
  }
}
