package nl.dijkwacht.app.commands;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.core.cases.CaseCommand;
import nl.dijkwacht.topics.decisions.CaseWish;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Pauses the term of a request. */
@Command(
    name = "pause",
    description = {"Pauses the term until the data subject proves who they are (Art. 12(6) AVG)."},
    footer = {"  dijkwacht dsar pause 3f2a91c0 --reason Identity"})
public final class DsarPauseCommand implements Callable<Integer> {

  private final CaseDeciding deciding;

  @Mixin private final CaseOptions options = new CaseOptions();

  // Picocli sets it before the call.
  @SuppressWarnings("NullAway.Init")
  @Parameters(index = "0", paramLabel = "ID", description = "Its id, or the beginning of it.")
  private String id;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why.")
  private @Nullable String reason;

  /**
   * @param clock tells when it was done
   */
  public DsarPauseCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.deciding = new CaseDeciding(terminal, clock, environment);
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException, InterruptedException {
    return deciding.decide(options, id, CaseWish.of(CaseCommand.Action.PAUSE, reason));
  }
}
