package nl.dijkwacht.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.dijkwacht.broker.BrokerSecurity;
import nl.dijkwacht.broker.BrokerSettings;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.broker.EmbeddedBroker;
import org.jspecify.annotations.Nullable;

/**
 * The one Kafka of a test JVM: started by the first test that asks, stopped and deleted when the
 * last has ended. Tests keep apart by {@link UniqueNames}. Thread-safe.
 */
public final class SharedBroker {
  private static final int PARTITIONS = 4;
  private static final String FOLDER = "dijkwacht-test-broker";

  /** Where Linux keeps files in memory. */
  private static final Path MEMORY = Path.of("/dev/shm");

  private static final long ROOM = 2L << 30;

  /**
   * A busy machine may starve it for longer than the two seconds after which a silent broker is
   * held dead and loses its partitions. No other broker waits for its end here.
   */
  private static final BrokerSecurity PATIENT =
      new BrokerSecurity("PLAINTEXT", Map.of("broker.session.timeout.ms", "60000"), List.of());

  private static @Nullable Path folder;
  private static @Nullable EmbeddedBroker broker;

  private SharedBroker() {}

  /**
   * @throws IllegalStateException when it cannot start
   */
  public static synchronized String bootstrapServers() {
    if (broker == null) {
      try {
        folder = newFolder();
        broker = EmbeddedBroker.start(new BrokerSettings(folder, 0, PARTITIONS, PATIENT));
      } catch (IOException | BrokerUnavailableException e) {
        throw new IllegalStateException(e);
      }
    }
    return broker.bootstrapServers();
  }

  /**
   * In memory if there is room, since a broker has two files flushed to the disk for each partition
   * that it makes, and each test makes a hundred.
   */
  private static Path newFolder() throws IOException {
    boolean inMemory = Files.isWritable(MEMORY) && MEMORY.toFile().getUsableSpace() >= ROOM;
    return inMemory ? Files.createTempDirectory(MEMORY, FOLDER) : Files.createTempDirectory(FOLDER);
  }

  static synchronized void stop() {
    if (broker != null) {
      broker.close();
      broker = null;
    }
    if (folder != null) {
      delete(folder);
      folder = null;
    }
  }

  private static void delete(Path tree) {
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
