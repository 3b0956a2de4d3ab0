package nl.dijkwacht.collectors.folders;

import java.nio.file.Path;
import nl.dijkwacht.collectors.Printable;
import nl.dijkwacht.collectors.ToldOnce;
import org.slf4j.LoggerFactory;

/** Tells once what is not read and why, however often it is met. For one thread. */
final class LeftOut {

  private final ToldOnce told = new ToldOnce(LoggerFactory.getLogger(LeftOut.class));

  /**
   * @param why a half-sentence such as "does not exist"
   */
  void tell(Path path, String why) {
    told.warn(Printable.of(path.toString()) + " " + why + " and is left out for now");
  }
}
