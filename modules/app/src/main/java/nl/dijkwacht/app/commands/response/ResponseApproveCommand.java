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

/** Somebody lets a runner be asked. */
@Command(
    name = "approve",
    description = {
      "Approves a request, so that its runner is asked: one that waits for that, or one that failed or",
      "of which nobody knows whether the runner heard. Look before you approve the last again."
    },
    footer = {"  dijkwacht response approve 3f2a91c0 --role duty-officer It is no test of ours"})
final class ResponseApproveCommand implements Callable<Integer> {

  private final ResponseDeciding deciding;

  @Mixin private final ResponseOptions options = new ResponseOptions();

  /**
   * @param clock tells when it was decided
   */
  ResponseApproveCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.deciding = new ResponseDeciding(terminal, clock, environment);
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException, InterruptedException {
    return deciding.decide(options, ResponseCommand.Action.APPROVE);
  }
}
