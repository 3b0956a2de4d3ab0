package nl.dijkwacht.app.commands;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.options.ConfigurationOption;
import nl.dijkwacht.app.commands.options.UsableConfiguration;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.controls.LocalControls;
import nl.dijkwacht.app.pipeline.KafkaAccess;
import nl.dijkwacht.app.privacy.Asking;
import nl.dijkwacht.app.privacy.AuditTrail;
import nl.dijkwacht.app.publication.CurrentPublication;
import nl.dijkwacht.app.publication.DocumentKind;
import nl.dijkwacht.app.registers.LocalRegisters;
import nl.dijkwacht.app.report.PeriodReportTopics;
import nl.dijkwacht.app.report.ReportScope;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.controls.ControlSet;
import nl.dijkwacht.controls.Mapping.Framework;
import nl.dijkwacht.core.privacy.AuditEvent;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.reports.period.Language;
import nl.dijkwacht.reports.period.Period;
import nl.dijkwacht.reports.period.PeriodReport;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes the report about a period. */
@Command(
    name = "report",
    description = {
      "Writes what a board, an officer or an auditor asks about a period: the five headline",
      "controls, the score by article and account, the trend, findings, how long it took to detect",
      "and repair, exceptions, cases, and what was not seen. It names who caused findings; data",
      "subjects are never named. The score is no judgement on compliance."
    },
    footer = {
      "  dijkwacht report --period 2026-Q3 --out report.html",
      "  dijkwacht report --period 2026-09 --language nl --legal-entity Ziekenhuis --out r.html",
      "  dijkwacht report --framework iso-27001 --period 2026 --out report.oscal.json",
      "  dijkwacht report --period 2026-09-01/2026-09-14 --format csv --out findings.txt"
    })
public final class ReportCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;
  private final Map<String, String> environment;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final ConfigurationOption configurationOption = new ConfigurationOption();

  @Option(
      names = "--framework",
      paramLabel = "NAME",
      converter = FrameworkConverter.class,
      description =
          "Whose articles it is about: avg, iso-27001, nist-800-53, nis2, dora, bio, nen-7510 or"
              + " policy; avg if not given.")
  private Framework framework = Framework.AVG;

  @Option(
      names = "--period",
      paramLabel = "PERIOD",
      required = true,
      description =
          "2026, 2026-Q3, 2026-09 or 2026-09-01/2026-09-14; days begin in the zone of cases.zone.")
  private String period = "";

  @Option(
      names = "--legal-entity",
      paramLabel = "NAME",
      description = "Only the accounts of this one; all if not given.")
  private Optional<String> legalEntity = Optional.empty();

  @Option(names = "--language", paramLabel = "LANGUAGE", description = "en or nl; en if not given.")
  private Language language = Language.EN;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "html, json, csv or oscal; by the file's ending if not given.")
  private Optional<ReportFormat> format = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "The file to write: .html, .json, .csv or .oscal.json.")
  private Path out = Path.of("");

  /**
   * @param clock tells when it is made
   */
  public ReportCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.terminal = terminal;
    this.clock = clock;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException, InterruptedException {
    ReportFormat wanted = format.or(() -> ReportFormat.of(out)).orElseThrow(this::noFormat);
    Configuration configuration =
        UsableConfiguration.read(configurationOption, environment, terminal);
    PeriodReport report = report(configuration, period(configuration.cases().policy().zone()));
    write(wanted.write(report, language));
    report.completeness().problems().stream().map(Terminal::plain).forEach(terminal::complaint);
    terminal.line(Terminal.plain(out.toString()));
    return ExitCode.OK;
  }

  private ParameterException noFormat() {
    return wrong(
        "'%s' tells no format; end it in .html, .json, .csv or .oscal.json, or give --format"
            .formatted(out));
  }

  private Period period(ZoneId zone) {
    try {
      return Period.of(period, zone);
    } catch (IllegalArgumentException e) {
      throw wrong("--period: " + e.getMessage());
    }
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  private PeriodReport report(Configuration configuration, Period days)
      throws IOException, BrokerUnavailableException, InterruptedException {
    Instant now = clock.instant();
    if (!days.from().isBefore(now)) {
      throw wrong("--period: %s has not begun yet".formatted(days.name()));
    }
    TopicPrefix prefix = new TopicPrefix(configuration.prefix());
    try (KafkaAccess kafka = KafkaAccess.find(configuration)) {
      Map<String, String> client = kafka.clientProperties();
      ControlSet controls =
          CurrentPublication.read(DocumentKind.CONTROLS, client, prefix)
              .made(LocalControls.of(configuration.controls()))
              .content();
      Registers registers =
          CurrentPublication.read(DocumentKind.REGISTERS, client, prefix)
              .made(LocalRegisters.of(configuration.registers()))
              .content();
      ReportScope scope = new ReportScope(days, framework, legalEntity, language, registers, now);
      if (!scope.isKnown()) {
        throw new IOException(
            "no registered account is of the legal entity '%s'; there are: %s"
                .formatted(legalEntity.orElse(""), scope.legalEntities()));
      }
      PeriodReport report = new PeriodReportTopics(client, prefix).report(controls.all(), scope);
      try (AuditTrail trail = new AuditTrail(client, prefix)) {
        trail.note(
            Asking.of(null, "report to " + out.getFileName())
                .event(AuditEvent.Action.REPORT, days.name(), null, now));
      }
      return report;
    }
  }

  private void write(String text) throws IOException {
    Path folder = out.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    // Not as a string, which half a surrogate pair in a name would make fail.
    Files.write(out, text.getBytes(StandardCharsets.UTF_8));
  }
}
