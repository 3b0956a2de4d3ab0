package nl.dijkwacht.app;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;

/** The warnings of a package, or more, from now on: level and message of each line. */
public final class LoggedLines implements AutoCloseable {

  private final Logger logger;
  private final Lines lines = new Lines();

  private LoggedLines(Logger logger) {
    this.logger = logger;
  }

  public static LoggedLines of(String name) {
    return of(name, Level.WARN);
  }

  /** Likewise, of a level and those above it. */
  public static LoggedLines of(String name, Level level) {
    // Tests log errors only.
    Configurator.setLevel(name, level);
    LoggedLines logged = new LoggedLines((Logger) LogManager.getLogger(name));
    logged.lines.start();
    logged.logger.addAppender(logged.lines);
    return logged;
  }

  public List<String> lines() {
    return List.copyOf(lines.texts);
  }

  @Override
  public void close() {
    logger.removeAppender(lines);
    Configurator.setLevel(logger.getName(), Level.ERROR);
  }

  private static final class Lines extends AbstractAppender {
    private final List<String> texts = new CopyOnWriteArrayList<>();

    private Lines() {
      super("logged-lines", null, null, true, Property.EMPTY_ARRAY);
    }

    @Override
    public void append(LogEvent event) {
      texts.add(event.getLevel() + " " + event.getMessage().getFormattedMessage());
    }
  }
}
