package nl.dijkwacht.collectors;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells once what is not read and why, however often it is met. For one thread. */
final class LeftOut {

  private static final Logger LOG = LoggerFactory.getLogger(LeftOut.class);

  /** Uploads under ever new temporary names must not fill the memory. */
  private static final int MOST = 10_000;

  private final Set<String> told = new HashSet<>();

  /**
   * @param why a half-sentence such as "does not exist"
   */
  void tell(Path path, String why) {
    String line = Printable.of(path.toString()) + " " + why;
    if (told.size() >= MOST) {
      told.clear();
    }
    if (told.add(line)) {
      LOG.warn("{} and is left out for now", line);
    }
  }
}
