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

/** Somebody says no to a request. */
@Command(
    name = "refuse",
    description = {"Refuses a request that waits for approval. Nobody is asked."},
    footer = {"  dijkwacht response refuse 3f2a91c0 --role duty-officer It is our own scanner"})
final class ResponseRefuseCommand implements Callable<Integer> {

  private final ResponseDeciding deciding;

  @Mixin private final ResponseOptions options = new ResponseOptions();

  /**
   * @param clock tells when it was decided
   */
  ResponseRefuseCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.deciding = new ResponseDeciding(terminal, clock, environment);
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException, InterruptedException {
    return deciding.decide(options, ResponseCommand.Action.REFUSE);
  }
}
