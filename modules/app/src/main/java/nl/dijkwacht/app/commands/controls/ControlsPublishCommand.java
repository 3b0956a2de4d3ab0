package nl.dijkwacht.app.commands.controls;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.publishing.Publishing;
import nl.dijkwacht.app.controls.LocalControls;
import nl.dijkwacht.app.publication.DocumentKind;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Gives a folder of controls to all running instances. */
@Command(
    name = "publish",
    description = {
      "Publishes a folder of controls to all instances, which take it without a restart and judge",
      "what they know anew. What was published before and is not in the folder is taken back. All or",
      "nothing: if a control cannot be used, every problem is told, nothing is published, and the",
      "exit code is 1. A published control goes before one with the same id that an instance has by",
      "itself.",
      "A folder holds at most 5,000 files of 1 MiB each, and 32 MiB together."
    },
    footer = {
      "  dijkwacht controls publish my-controls/ --dry-run",
      "  dijkwacht controls publish my-controls/ --config dijkwacht.yaml"
    })
final class ControlsPublishCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;
  private final Map<String, String> environment;

  @Mixin private final Publishing publishing = new Publishing();

  ControlsPublishCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.terminal = terminal;
    this.clock = clock;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException {
    return publishing.publish(
        DocumentKind.CONTROLS,
        configuration -> LocalControls.of(configuration.controls()),
        terminal,
        clock,
        environment);
  }
}
