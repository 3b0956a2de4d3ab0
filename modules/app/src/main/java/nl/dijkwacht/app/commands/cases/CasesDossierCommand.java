package nl.dijkwacht.app.commands.cases;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.cases.CaseAnchor;
import nl.dijkwacht.app.cases.CaseCountries;
import nl.dijkwacht.app.cases.CaseRecords;
import nl.dijkwacht.app.cases.CaseVerification;
import nl.dijkwacht.app.cases.CurrentCases;
import nl.dijkwacht.app.cases.EvidenceCopies;
import nl.dijkwacht.app.cases.LogIntegrity;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.app.commands.casework.CaseChoice;
import nl.dijkwacht.app.commands.options.ConfigurationOption;
import nl.dijkwacht.app.commands.options.UsableConfiguration;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.pipeline.KafkaAccess;
import nl.dijkwacht.app.privacy.Asking;
import nl.dijkwacht.app.privacy.AuditTrail;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseEvent;
import nl.dijkwacht.core.cases.Evidence;
import nl.dijkwacht.core.privacy.AuditEvent;
import nl.dijkwacht.registers.countries.CountryFile;
import nl.dijkwacht.reports.Dossier;
import nl.dijkwacht.reports.DossierHtml;
import nl.dijkwacht.reports.DossierJson;
import nl.dijkwacht.reports.period.Language;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the file of a case. */
@Command(
    name = "dossier",
    description = {
      "Writes the file of a case as a page that prints well and as JSON: all that Art. 33(3) AVG"
          + " and",
      "the authority's form ask, from what was kept."
    },
    footer = {
      "  dijkwacht cases dossier 3f2a91c0 --language nl --out dossiers",
      "  dijkwacht cases dossier 3f2a91c0 --language en --out /tmp"
    })
final class CasesDossierCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;
  private final Map<String, String> environment;

  @Mixin private final ConfigurationOption configurationOption = new ConfigurationOption();

  @Mixin private final CaseChoice choice = new CaseChoice();

  @Option(names = "--language", paramLabel = "LANGUAGE", description = "nl or en; nl if not given.")
  private Language language = Language.NL;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The folder to write to; this one if not given.")
  private Path out = Path.of(".");

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description = "Who writes it; if not given, the user of this machine.")
  private Optional<String> by = Optional.empty();

  /**
   * @param clock tells when it was written
   */
  CasesDossierCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.terminal = terminal;
    this.clock = clock;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException, InterruptedException {
    Configuration configuration =
        UsableConfiguration.read(configurationOption, environment, terminal);
    TopicPrefix prefix = new TopicPrefix(configuration.prefix());
    Optional<Path> file = configuration.cases().anchor();
    try (KafkaAccess kafka = KafkaAccess.find(configuration)) {
      // In this order: what is anchored or stands while we read, has its steps by the end of it.
      CaseAnchor anchor = file.isPresent() ? CaseAnchor.open(file.get()) : null;
      Case known = CurrentCases.read(kafka.clientProperties(), prefix).named(choice.id());
      List<CaseEvent> steps =
          CaseRecords.read(kafka.clientProperties(), prefix, Topics.CASE_EVENTS, known.id()::equals)
              .stream()
              .filter(step -> step.number() <= known.steps())
              .toList();
      List<Evidence> evidence =
          LogIntegrity.read(kafka.clientProperties(), prefix)
              .on(EvidenceCopies.of(known, kafka.clientProperties(), prefix), known);
      try (AuditTrail trail = new AuditTrail(kafka.clientProperties(), prefix)) {
        trail.note(
            Asking.of(by.orElse(null), "file of the case to " + out)
                .event(AuditEvent.Action.DOSSIER, known.id(), null, clock.instant()));
      }
      CaseAnchor.Head head = anchor == null ? null : anchor.heads().get(known.id());
      write(
          new Dossier(
              known,
              steps,
              evidence,
              countries(configuration, known),
              anchor == null ? "" : sentence(head),
              anchor == null ? List.of() : faults(anchor, head, steps),
              clock.instant(),
              by.orElseGet(() -> System.getProperty("user.name", "")),
              configuration.cases().policy().zone()));
    }
    return ExitCode.OK;
  }

  private Map<String, String> countries(Configuration configuration, Case known) {
    Optional<Path> file = configuration.detect().countries();
    if (file.isEmpty()) {
      return Map.of();
    }
    try {
      return CaseCountries.of(known, CountryFile.open(file.get(), clock));
    } catch (IOException e) {
      // Terms run: a file of a case without countries is better than none.
      terminal.complaint(Terminal.plain(e.getMessage() + " The file of the case tells none."));
      return Map.of();
    }
  }

  private String sentence(CaseAnchor.@Nullable Head head) {
    if (head == null) {
      return language == Language.NL
          ? "De keten is nog niet buiten Kafka verankerd."
          : "The chain is not anchored outside Kafka yet.";
    }
    String sentence =
        language == Language.NL
            ? "Stap %d is buiten Kafka verankerd."
            : "Step %d is anchored outside Kafka.";
    return sentence.formatted(head.steps());
  }

  /** What is wrong with the anchor, or with the steps by it. */
  private static List<String> faults(
      CaseAnchor anchor, CaseAnchor.@Nullable Head head, List<CaseEvent> steps) {
    List<String> faults = new ArrayList<>(anchor.faults());
    if (head != null && !CaseVerification.isAnchored(steps, head)) {
      faults.add(CaseVerification.notAnchored(head));
    }
    return faults;
  }

  private void write(Dossier dossier) throws IOException {
    Files.createDirectories(out);
    String name =
        "dossier-%s-%s".formatted(dossier.subject().id(), language.name().toLowerCase(Locale.ROOT));
    Path html = out.resolve(name + ".html");
    Path json = out.resolve(name + ".json");
    Files.writeString(html, DossierHtml.write(dossier, language), StandardCharsets.UTF_8);
    Files.writeString(json, DossierJson.write(dossier), StandardCharsets.UTF_8);
    terminal.line(html.toString());
    terminal.line(json.toString());
  }
}
