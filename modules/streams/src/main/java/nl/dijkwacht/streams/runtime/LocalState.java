package nl.dijkwacht.streams.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether the stores that a stage left on disk can be used again. Under exactly-once they are
 * rebuilt from their changelogs after anything but a clean end, and a killed process may leave
 * files that RocksDB cannot open; so a marker tells that the end was clean.
 */
final class LocalState {

  private final Path marker;

  LocalState(Path stateDirectory, String applicationId) {
    this.marker = stateDirectory.resolve(applicationId + ".clean");
  }

  /**
   * Begins to use the stores.
   *
   * @return whether they are as a clean end left them
   * @throws UncheckedIOException if the folder cannot be written
   */
  boolean begin() {
    try {
      Files.createDirectories(marker.getParent());
      return Files.deleteIfExists(marker);
    } catch (IOException e) {
      throw new UncheckedIOException("the state folder cannot be written: " + marker, e);
    }
  }

  /** Says that all stores were closed. */
  void endedCleanly() throws IOException {
    Files.write(marker, new byte[0]);
  }
}
