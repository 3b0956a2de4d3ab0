package nl.dijkwacht.collectors;

import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;

/** Warns once of each thing, however often it is met. For one thread. */
public final class ToldOnce {

  /** Ever new names must not fill the memory. */
  private static final int MOST = 10_000;

  private final Logger log;
  private final Set<String> told = new HashSet<>();

  /**
   * @param log of the class that warns
   */
  public ToldOnce(Logger log) {
    this.log = log;
  }

  /**
   * @param sentence fit for logs
   */
  public void warn(String sentence) {
    if (told.size() >= MOST) {
      told.clear();
    }
    if (told.add(sentence)) {
      log.warn("{}", sentence);
    }
  }
}
