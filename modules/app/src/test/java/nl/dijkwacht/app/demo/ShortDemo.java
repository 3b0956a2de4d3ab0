package nl.dijkwacht.app.demo;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import nl.dijkwacht.app.terminal.Terminal;

/** The demo with {@code --once}, played faster. */
final class ShortDemo {

  private ShortDemo() {}

  public static void main(String[] args) throws Exception {
    Terminal terminal = Terminal.ofProcess(Map.of());
    new Demo(terminal, Clock.systemUTC(), "test", 1, 0, Duration.ofSeconds(3))
        .run(new CountDownLatch(1), true);
  }
}
