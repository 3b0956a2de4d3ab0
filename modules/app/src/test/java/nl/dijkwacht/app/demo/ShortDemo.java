package nl.dijkwacht.app.demo;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import nl.dijkwacht.app.commands.DemoCommand;
import nl.dijkwacht.app.terminal.Terminal;
import picocli.CommandLine;

/**
 * The demo, played in the time and with the events a second that its first arguments say; the
 * others are its options.
 */
public final class ShortDemo {

  private ShortDemo() {}

  public static void main(String[] args) {
    DemoCommand demo =
        new DemoCommand(
            Terminal.ofProcess(Map.of()),
            Clock.systemUTC(),
            "test",
            new Tempo(Duration.parse(args[0]), Double.parseDouble(args[1])));
    System.exit(new CommandLine(demo).execute(Arrays.copyOfRange(args, 2, args.length)));
  }
}
