package nl.dijkwacht.app.privacy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.dijkwacht.core.privacy.PseudonymKeyFile;
import nl.dijkwacht.core.privacy.PseudonymKeys;
import nl.dijkwacht.core.privacy.Pseudonyms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pseudonyms by the newest keys of a file that may change while it is used. Keys that cannot be
 * read change nothing: those before hold on, and the log says so once. Thread-safe.
 */
public final class ReloadedPseudonyms implements Pseudonyms {

  private static final Logger LOG = LoggerFactory.getLogger(ReloadedPseudonyms.class);

  /** How long it takes at most until a new key counts (wall clock). */
  private static final Duration EACH = Duration.ofSeconds(5);

  private final Path path;
  private final Clock clock;
  private PseudonymKeys keys;
  private List<Object> read;
  private Instant lookedAt;

  private ReloadedPseudonyms(Path path, Clock clock, PseudonymKeys keys, List<Object> read) {
    this.path = path;
    this.clock = clock;
    this.keys = keys;
    this.read = read;
    this.lookedAt = clock.instant();
  }

  /**
   * Those of a file.
   *
   * @throws IOException with a sentence for people, if there are no keys now that can be used
   */
  public static ReloadedPseudonyms of(Path path, Clock clock) throws IOException {
    // In this order: what changes in between is read again.
    List<Object> state = state(path);
    return new ReloadedPseudonyms(path, clock, new PseudonymKeyFile(path).read(), state);
  }

  private static List<Object> state(Path path) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    Object file = attributes.fileKey();
    return List.of(
        attributes.lastModifiedTime(), attributes.size(), file == null ? "" : file.toString());
  }

  @Override
  public String of(String identity) {
    return current().of(identity);
  }

  private synchronized PseudonymKeys current() {
    Instant now = clock.instant();
    if (now.isBefore(lookedAt.plus(EACH))) {
      return keys;
    }
    lookedAt = now;
    try {
      List<Object> state = state(path);
      if (!state.equals(read)) {
        read = state;
        keys = new PseudonymKeyFile(path).read();
        LOG.info("The keys of pseudonyms changed, and the newest is used from now on");
      }
    } catch (IOException e) {
      LOG.warn(
          "The keys of pseudonyms cannot be read again, so those before hold on; look at the file"
              + " of privacy.pseudonym-keys: {}",
          e.getMessage());
    }
    return keys;
  }
}
