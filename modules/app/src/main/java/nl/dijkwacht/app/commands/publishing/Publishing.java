package nl.dijkwacht.app.commands.publishing;

import static nl.dijkwacht.app.terminal.Terminal.plain;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.app.commands.options.ConfigurationOption;
import nl.dijkwacht.app.commands.options.UsableConfiguration;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.pipeline.KafkaAccess;
import nl.dijkwacht.app.publication.CurrentPublication;
import nl.dijkwacht.app.publication.DocumentFolder;
import nl.dijkwacht.app.publication.DocumentKind;
import nl.dijkwacht.app.publication.PublicationPlan;
import nl.dijkwacht.app.publication.Publisher;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.documents.Problem;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Publishes a folder of documents of whatever kind, with the options of the commands that do. */
public final class Publishing {

  @Mixin private final ConfigurationOption configurationOption = new ConfigurationOption();

  // Picocli sets it before the call.
  @SuppressWarnings("NullAway.Init")
  @Parameters(paramLabel = "DIR", description = "The folder, with all that is below it.")
  private Path folder;

  @Option(names = "--dry-run", description = "Tell what would change, and change nothing.")
  private boolean dryRun;

  @Option(
      names = "--take-back-all",
      description = "Go on though the folder has no files; then nothing is published any more.")
  private boolean takeBackAll;

  /** Publishes it, and tells how that went; the exit code. */
  public int publish(
      DocumentKind kind,
      ReaderOf reader,
      Terminal terminal,
      Clock clock,
      Map<String, String> environment)
      throws IOException, BrokerUnavailableException {
    Configuration configuration =
        UsableConfiguration.read(configurationOption, environment, terminal);
    DocumentFolder documents = DocumentFolder.read(folder);
    if (documents.files().isEmpty() && !takeBackAll) {
      throw new IOException(
          "'%s' holds no files that end in .yml or .yaml; to take back all that is published, add"
                  .formatted(folder)
              + " --take-back-all");
    }
    List<String> faults = documents.faults();
    List<Problem> problems = documents.problems(reader.of(configuration));
    faults.forEach(fault -> terminal.line(terminal.paint(Colour.RED, plain(fault))));
    problems.forEach(problem -> tell(problem, terminal));
    if (!faults.isEmpty() || problems.stream().anyMatch(Publishing::isError)) {
      terminal.line(terminal.paint(Colour.RED, "Nothing was published."));
      return ExitCode.FAILURE;
    }
    try (KafkaAccess kafka = KafkaAccess.find(configuration)) {
      TopicPrefix prefix = new TopicPrefix(configuration.prefix());
      PublicationPlan plan =
          dryRun
              ? CurrentPublication.read(kind, kafka.clientProperties(), prefix)
                  .plan(documents, clock.instant())
              : publish(kind, documents, kafka, prefix, clock);
      tell(plan, terminal);
      return ExitCode.OK;
    }
  }

  private static PublicationPlan publish(
      DocumentKind kind,
      DocumentFolder documents,
      KafkaAccess kafka,
      TopicPrefix prefix,
      Clock clock)
      throws IOException {
    try (Publisher publisher = new Publisher(kind, kafka.clientProperties(), prefix)) {
      PublicationPlan plan =
          CurrentPublication.read(kind, kafka.clientProperties(), prefix)
              .plan(documents, clock.instant());
      if (plan.needed()) {
        publisher.publish(documents, plan);
      }
      return plan;
    }
  }

  private static boolean isError(Problem problem) {
    return problem.severity() == Problem.Severity.ERROR;
  }

  private static void tell(Problem problem, Terminal terminal) {
    Colour colour = isError(problem) ? Colour.RED : Colour.YELLOW;
    terminal.line(terminal.paint(colour, plain(problem.toString())));
  }

  private void tell(PublicationPlan plan, Terminal terminal) {
    plan.added().forEach(key -> terminal.line(plain("added     " + key)));
    plan.changed().forEach(key -> terminal.line(plain("changed   " + key)));
    plan.removed().forEach(key -> terminal.line(plain("removed   " + key)));
    String counts =
        "%,d added, %,d changed, %,d removed, %,d unchanged"
            .formatted(
                plan.added().size(),
                plan.changed().size(),
                plan.removed().size(),
                plan.unchanged());
    String sentence =
        !plan.needed()
            ? "Nothing to publish: all %,d documents are published as they are."
                .formatted(plan.unchanged())
            : dryRun
                ? "Would be publication %d: %s.".formatted(plan.manifest().number(), counts)
                : "Publication %d is committed: %s.".formatted(plan.manifest().number(), counts);
    terminal.line(terminal.paint(Colour.GREEN, sentence));
  }
}
