package nl.dijkwacht.app.commands.casework;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.cases.ErasedNames;
import nl.dijkwacht.app.commands.options.ReasonOption;
import nl.dijkwacht.app.commands.options.TimeConverter;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.core.cases.CaseCommand;
import nl.dijkwacht.topics.decisions.CaseWish;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Links evidence to a case, or to a request. */
@Command(
    name = "link",
    description = {
      "Links evidence that lies elsewhere, such as a letter, a ticket, or what shows an export or an",
      "erasure. For a request of erasure, --erased tells which objects are gone: a read of one is a",
      "finding from then on. Only hashes of their names leave this machine. Names in a file, one a",
      "line, are given with @FILE."
    },
    footer = {
      "  ${COMMAND-FULL-NAME} 3f2a91c0 s3://dossiers/letters.pdf",
      "  ${COMMAND-FULL-NAME} 3f2a91c0 --erased s3://beelden/a.dcm --since 2026-11-20T10:00:00Z"
    })
public final class CaseLinkCommand implements Callable<Integer> {

  private final CaseDeciding deciding;

  @Mixin private final CaseOptions options = new CaseOptions();

  @Mixin private final CaseChoice choice = new CaseChoice();

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PLACE",
      description = "Where the evidence lies.")
  private @Nullable String place;

  @Option(
      names = "--erased",
      paramLabel = "OBJECT",
      description = "s3://bucket/key that was erased; may be given several times.")
  private List<String> erased = List.of();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "From when on it is erased, if not from now on.")
  private @Nullable Instant since;

  @Mixin private final ReasonOption reason = new ReasonOption();

  /**
   * @param clock tells when it was done
   */
  public CaseLinkCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.deciding = new CaseDeciding(terminal, clock, environment);
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException, InterruptedException {
    CaseWish wish =
        CaseWish.of(CaseCommand.Action.LINK, reason.text()).referring(place).since(since);
    return erased.isEmpty()
        ? deciding.decide(options, choice.id(), wish)
        : deciding.decide(
            options,
            choice.id(),
            (properties, prefix) -> wish.erasing(ErasedNames.hashed(erased, properties, prefix)));
  }
}
