package nl.dijkwacht.app.commands.findings;

import java.io.IOException;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.app.commands.options.ConfigurationOption;
import nl.dijkwacht.app.commands.options.UsableConfiguration;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.findings.CurrentFindings;
import nl.dijkwacht.app.pipeline.KafkaAccess;
import nl.dijkwacht.app.scan.JsonLine;
import nl.dijkwacht.app.terminal.FindingTable;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows findings as they stand. */
@Command(
    name = "list",
    description = {
      "Shows what stands: open findings, and those that an exception or an accepted risk covers.",
      "The gravest come first, and of these the newest. A question mark behind the status means",
      "that the resource's next state has yet to confirm it."
    },
    footer = {
      "  dijkwacht findings list",
      "  dijkwacht findings list --level high --personal-data",
      "  dijkwacht findings list --status resolved,closed --account 111122223333 --newest",
      "  dijkwacht findings list --control s3-bucket-kms-encryption --json"
    })
final class FindingsListCommand implements Callable<Integer> {

  private static final Comparator<Finding> NEWEST =
      Comparator.comparing((Finding finding) -> finding.lived().openedAt())
          .reversed()
          .thenComparing(Finding::id);

  private static final Comparator<Finding> GRAVEST =
      Comparator.comparing(Finding::level).reversed().thenComparing(NEWEST);

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private final ConfigurationOption configurationOption = new ConfigurationOption();

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      split = ",",
      description = "Only these: ${COMPLETION-CANDIDATES}.")
  private Set<Finding.Status> statuses = EnumSet.of(Finding.Status.OPEN, Finding.Status.SUPPRESSED);

  @Option(names = "--all", description = "Those that are resolved or closed too.")
  private boolean all;

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      description = "Only those of this level and graver: ${COMPLETION-CANDIDATES}.")
  private Level level = Level.INFORMATIONAL;

  @Option(names = "--account", paramLabel = "ACCOUNT", description = "Only those of this account.")
  private Optional<String> account = Optional.empty();

  @Option(
      names = {"--rule", "--control"},
      paramLabel = "ID",
      description = "Only those of this rule or control.")
  private Optional<String> rule = Optional.empty();

  @Option(
      names = "--personal-data",
      description = "Only those of resources that are known to hold personal data.")
  private boolean personalData;

  @Option(names = "--newest", description = "The newest first, however grave.")
  private boolean newest;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Show at most so many; 100 if not given.")
  private int limit = 100;

  @Option(names = "--json", description = "Print each as JSON on a line of its own.")
  private boolean json;

  FindingsListCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException {
    Configuration configuration =
        UsableConfiguration.read(configurationOption, environment, terminal);
    try (KafkaAccess kafka = KafkaAccess.find(configuration)) {
      CurrentFindings current =
          CurrentFindings.read(kafka.clientProperties(), new TopicPrefix(configuration.prefix()));
      List<Finding> wanted =
          current.all().stream().filter(this::isWanted).sorted(newest ? NEWEST : GRAVEST).toList();
      print(wanted.subList(0, Math.max(0, Math.min(limit, wanted.size()))));
      tellCounts(wanted.size(), current.unreadable());
    }
    return ExitCode.OK;
  }

  private boolean isWanted(Finding finding) {
    return (all || statuses.contains(finding.status()))
        && finding.level().compareTo(level) >= 0
        && account.map(finding.subject().account()::equals).orElse(true)
        && rule.map(finding.rule().id()::equals).orElse(true)
        && (!personalData || holdsPersonalData(finding));
  }

  private static boolean holdsPersonalData(Finding finding) {
    if (finding.drift() == null) {
      return false;
    }
    Classification classification = finding.drift().classification();
    return classification.personalData() || classification.specialCategory();
  }

  private void print(List<Finding> findings) {
    if (json) {
      findings.stream()
          .map(finding -> new JsonLine(Topics.FINDINGS.payload().write(finding)).toString())
          .forEach(terminal::line);
    } else if (!findings.isEmpty()) {
      new FindingTable(terminal).printWithIds(findings);
    }
  }

  private void tellCounts(int wanted, int unreadable) {
    String more = wanted > limit ? "; --limit shows more than %,d".formatted(limit) : "";
    terminal.complaint("%,d findings%s".formatted(wanted, more));
    if (unreadable > 0) {
      terminal.complaint(
          "%,d that another version of Dijkwacht wrote are not shown; use that version here too"
              .formatted(unreadable));
    }
  }
}
