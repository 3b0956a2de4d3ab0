package nl.dijkwacht.app.commands.cases;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.casework.CaseChoice;
import nl.dijkwacht.app.commands.casework.CaseDeciding;
import nl.dijkwacht.app.commands.casework.CaseOptions;
import nl.dijkwacht.app.commands.options.ReasonOption;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.core.cases.Answer;
import nl.dijkwacht.core.cases.CaseCommand;
import nl.dijkwacht.topics.decisions.CaseWish;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Decides whether a breach is notified. */
@Command(
    name = "decide",
    description = {
      "Decides whether the authority is notified (Art. 33), or with --data-subjects whether the"
          + " data",
      "subjects are informed (Art. 34). Only the case owner decides, and says why."
    },
    footer = {
      "  dijkwacht cases decide 3f2a91c0 --notify yes --reason Risk --role case-owner",
      "  dijkwacht cases decide 3f2a91c0 --data-subjects no --reason Unread --role case-owner"
    })
final class CasesDecideCommand implements Callable<Integer> {

  private final CaseDeciding deciding;

  @Mixin private final CaseOptions options = new CaseOptions();

  @Mixin private final CaseChoice choice = new CaseChoice();

  @Option(
      names = "--notify",
      paramLabel = "YES|NO",
      converter = AnswerConverter.class,
      description = "Whether the authority is notified.")
  private @Nullable Answer notify;

  @Option(
      names = "--data-subjects",
      paramLabel = "YES|NO",
      converter = AnswerConverter.class,
      description = "Whether the data subjects are informed.")
  private @Nullable Answer dataSubjects;

  @Mixin private final ReasonOption reason = new ReasonOption();

  /**
   * @param clock tells when it was done
   */
  CasesDecideCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.deciding = new CaseDeciding(terminal, clock, environment);
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException, InterruptedException {
    Answer answer = notify != null ? notify : dataSubjects;
    if (answer == null || (notify != null && dataSubjects != null)) {
      throw new IOException("give one of --notify and --data-subjects");
    }
    if (answer != Answer.YES && answer != Answer.NO) {
      throw new IOException("a decision is yes or no");
    }
    CaseCommand.Action action =
        notify != null ? CaseCommand.Action.DECIDE : CaseCommand.Action.DECIDE_INFORMING;
    return deciding.decide(
        options, choice.id(), CaseWish.of(action, reason.text()).deciding(answer == Answer.YES));
  }
}
