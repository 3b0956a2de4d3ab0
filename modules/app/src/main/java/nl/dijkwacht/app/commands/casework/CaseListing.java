package nl.dijkwacht.app.commands.casework;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.dijkwacht.app.cases.CasePage;
import nl.dijkwacht.app.cases.CaseRecords;
import nl.dijkwacht.app.cases.CurrentCases;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.app.commands.RestrictedLine;
import nl.dijkwacht.app.commands.options.ConfigurationOption;
import nl.dijkwacht.app.commands.options.UsableConfiguration;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.decisions.Standing;
import nl.dijkwacht.app.pipeline.KafkaAccess;
import nl.dijkwacht.app.privacy.Restrictions;
import nl.dijkwacht.app.scan.JsonLine;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseEvent;
import nl.dijkwacht.core.privacy.Restriction;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;

/** Shows cases as they stand. */
public final class CaseListing {

  private final Terminal terminal;
  private final Clock clock;
  private final Map<String, String> environment;

  public CaseListing(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.terminal = terminal;
    this.clock = clock;
    this.environment = environment;
  }

  /** Those that are wanted, the most urgent first; returns the exit code. */
  public int list(ConfigurationOption option, Predicate<Case> wanted, String what, boolean json)
      throws IOException, BrokerUnavailableException {
    Configuration configuration = UsableConfiguration.read(option, environment, terminal);
    try (KafkaAccess kafka = KafkaAccess.find(configuration)) {
      Standing<Case> current =
          CurrentCases.read(kafka.clientProperties(), new TopicPrefix(configuration.prefix()));
      List<Case> shown = current.all().stream().filter(wanted).toList();
      if (json) {
        shown.forEach(
            each -> terminal.line(new JsonLine(Topics.CASES.payload().write(each)).toString()));
      } else {
        new CasePage(terminal, clock.instant()).list(shown);
      }
      terminal.complaint("%,d %s".formatted(shown.size(), what));
      if (current.unreadable() > 0) {
        terminal.complaint(
            "%,d that another version of Dijkwacht wrote are not shown; use that version here too"
                .formatted(current.unreadable()));
      }
    }
    return ExitCode.OK;
  }

  /** One with all its steps; returns the exit code. */
  int show(ConfigurationOption option, String id, boolean json)
      throws IOException, BrokerUnavailableException {
    Configuration configuration = UsableConfiguration.read(option, environment, terminal);
    TopicPrefix prefix = new TopicPrefix(configuration.prefix());
    try (KafkaAccess kafka = KafkaAccess.find(configuration)) {
      Case known = CurrentCases.read(kafka.clientProperties(), prefix).named(id);
      Restrictions restrictions = Restrictions.read(kafka.clientProperties(), prefix);
      if (json) {
        terminal.line(new JsonLine(Topics.CASES.payload().write(known)).toString());
        restricted(known, restrictions);
        return ExitCode.OK;
      }
      List<CaseEvent> steps =
          CaseRecords.read(
              kafka.clientProperties(), prefix, Topics.CASE_EVENTS, known.id()::equals);
      new CasePage(terminal, clock.instant()).show(known, steps);
      restricted(known, restrictions);
      Restriction hold = restrictions.on(Restriction.Kind.CASE, known.id());
      if (hold != null) {
        terminal.complaint(
            "ON HOLD since %s by %s, review on %s: remove nothing of it."
                .formatted(hold.since(), Terminal.plain(hold.by()), hold.reviewOn()));
      }
      return ExitCode.OK;
    }
  }

  /** Who it is about may have had the use of it restricted; each restriction is told once. */
  private void restricted(Case known, Restrictions restrictions) {
    known
        .persons()
        .map(restrictions::onPrincipal)
        .flatMap(Stream::ofNullable)
        .distinct()
        .forEach(each -> terminal.complaint(RestrictedLine.of(each)));
  }
}
