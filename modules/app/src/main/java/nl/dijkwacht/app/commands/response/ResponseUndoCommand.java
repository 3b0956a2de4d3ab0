package nl.dijkwacht.app.commands.response;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.core.response.ResponseCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Somebody has what a runner did undone. */
@Command(
    name = "undo",
    description = {
      "Asks the runner that the policy names to undo what a request led to; where a policy tells in",
      "words how it is undone, notes that somebody did so."
    },
    footer = {
      "  dijkwacht response undo 3f2a91c0 --role duty-officer The instance was set up anew"
    })
final class ResponseUndoCommand implements Callable<Integer> {

  private final ResponseDeciding deciding;

  @Mixin private final ResponseOptions options = new ResponseOptions();

  /**
   * @param clock tells when it was decided
   */
  ResponseUndoCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.deciding = new ResponseDeciding(terminal, clock, environment);
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException, InterruptedException {
    return deciding.decide(options, ResponseCommand.Action.UNDO);
  }
}
