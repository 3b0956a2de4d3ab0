package nl.dijkwacht.app.commands;

import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Callable;
import nl.dijkwacht.api.CannotListenException;
import nl.dijkwacht.app.demo.Demo;
import nl.dijkwacht.app.demo.Tempo;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A first look. */
@Command(
    name = "demo",
    description = {
      "Plays a sample hospital with one incident through a real Kafka in this process, and shows",
      "alerts as they come. Everything lies in a temporary folder, which goes when the demo ends."
    },
    footer = {"  dijkwacht demo", "  dijkwacht demo --once"})
public final class DemoCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;
  private final String version;
  private final Tempo tempo;

  @Option(names = "--once", description = "End when the story is told.")
  private boolean once;

  @Option(names = "--seed", paramLabel = "N", description = "Another hospital; 1 if not given.")
  private long seed = 1;

  @Option(
      names = "--monitoring-port",
      paramLabel = "PORT",
      description = "For the page, metrics and health; 9464 if not given, 0 for a free one.")
  private int monitoringPort = 9464;

  public DemoCommand(Terminal terminal, Clock clock, String version, Tempo tempo) {
    this.terminal = terminal;
    this.clock = clock;
    this.version = version;
    this.tempo = tempo;
  }

  @Override
  public Integer call()
      throws IOException, InterruptedException, BrokerUnavailableException, CannotListenException {
    // Before the first logger: the terminal is for alerts, not for how stages start and end.
    System.setProperty("dijkwacht.log.level", "warn");
    System.setProperty("dijkwacht.log.others", "off");
    System.setProperty("dijkwacht.log.audit", "off");
    try (Interruption interruption = Interruption.listen()) {
      new Demo(terminal, clock, version, seed, monitoringPort, tempo)
          .run(interruption.stop(), once);
    }
    return ExitCode.OK;
  }
}
