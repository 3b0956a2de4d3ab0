package nl.dijkwacht.app.commands;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import nl.dijkwacht.app.commands.options.ConfigurationOption;
import nl.dijkwacht.app.commands.options.UsableConfiguration;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.pipeline.KafkaAccess;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.collectors.objects.Backfill;
import nl.dijkwacht.collectors.objects.BackfillProgress;
import nl.dijkwacht.collectors.objects.BackfillRequest;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.wire.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Collects what a trail wrote before. */
@Command(
    name = "backfill",
    description = {
      "Lists what a trail wrote from one day to another, and announces it to the running instances,",
      "which collect it when nothing new waits. What was collected already is not collected again;",
      "asked for once more, an interrupted backfill goes on where it ended. Old events make",
      "findings, and alert nobody."
    },
    footer = {
      "  dijkwacht collect backfill s3://my-trail --from 2026-11-01 --config dijkwacht.yaml",
      "  dijkwacht collect backfill s3://my-trail/AWSLogs/111122223333/ --from 2026-11-01 --to 2026-11-07",
      "  dijkwacht collect backfill s3://my-trail --from 2026-11-01 --no-wait"
    })
final class CollectBackfillCommand implements Callable<Integer> {

  private static final long LOOK_MILLIS = Duration.ofSeconds(1).toMillis();

  /** After so long without any progress it is likely that nobody collects. */
  private static final Duration STILL = Duration.ofMinutes(2);

  private final Terminal terminal;
  private final Clock clock;
  private final Map<String, String> environment;

  @Parameters(
      paramLabel = "PLACE",
      description =
          "The bucket with the trail's prefix, as s3://bucket/prefix; a part below AWSLogs may follow.")
  private String place = "";

  @Option(
      names = "--from",
      paramLabel = "DAY",
      required = true,
      description = "The first day of the files (UTC), such as 2026-11-01.")
  private LocalDate from = LocalDate.EPOCH;

  @Option(
      names = "--to",
      paramLabel = "DAY",
      description = "The last day of the files (UTC); today if not given.")
  private Optional<LocalDate> to = Optional.empty();

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "Of the bucket, where it is not aws.region of the configuration.")
  private Optional<String> region = Optional.empty();

  @Option(names = "--no-wait", description = "Announce, and do not wait for the collecting.")
  private boolean noWait;

  @Mixin private final ConfigurationOption configurationOption = new ConfigurationOption();

  // Picocli sets it before the call.
  @SuppressWarnings("NullAway.Init")
  @Spec
  private picocli.CommandLine.Model.CommandSpec spec;

  CollectBackfillCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.terminal = terminal;
    this.clock = clock;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, BrokerUnavailableException {
    LocalDate last = to.orElseGet(() -> LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    Outcome<BackfillRequest> request = BackfillRequest.of(place, region, from, last);
    if (request instanceof Outcome.Failed<BackfillRequest> failed) {
      throw new ParameterException(spec.commandLine(), failed.sentence());
    }
    Configuration configuration =
        UsableConfiguration.read(configurationOption, environment, terminal);
    try (KafkaAccess kafka = KafkaAccess.find(configuration);
        AwsAccess aws = new AwsAccess(configuration.aws().settings())) {
      Backfill backfill =
          new Backfill(
              kafka.clientProperties(), new TopicPrefix(configuration.prefix()), aws, clock);
      BackfillProgress announced =
          valueOf(backfill.run(((Outcome.Done<BackfillRequest>) request).value(), this::show));
      terminal.clearProgress();
      terminal.line(
          "Announced %,d objects of %,d accounts and Regions."
              .formatted(announced.announced(), announced.trails()));
      return noWait || awaitCollected(backfill) ? ExitCode.OK : ExitCode.FAILURE;
    } finally {
      terminal.clearProgress();
    }
  }

  private void show(BackfillProgress progress) {
    terminal.progress(
        "%,d of %,d accounts and Regions, %s, %,d objects announced"
            .formatted(
                progress.trailsDone(),
                progress.trails(),
                progress.day() == null ? "listing" : progress.day(),
                progress.announced()));
  }

  /** Waits until no old object waits; false if nothing was collected for too long. */
  private boolean awaitCollected(Backfill backfill) throws IOException, InterruptedException {
    long fewest = Long.MAX_VALUE;
    long since = System.nanoTime();
    for (long waiting = valueOf(backfill.waiting());
        waiting > 0;
        waiting = valueOf(backfill.waiting())) {
      if (waiting < fewest) {
        fewest = waiting;
        since = System.nanoTime();
      } else if (System.nanoTime() - since > STILL.toNanos()) {
        terminal.clearProgress();
        terminal.complaint(
            "%,d objects wait, and none was collected for %d minutes. Start 'dijkwacht run' with the stage collect, or look at its log; what is announced stays announced."
                .formatted(waiting, STILL.toMinutes()));
        return false;
      }
      terminal.progress("%,d old objects wait to be collected".formatted(waiting));
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    terminal.clearProgress();
    terminal.line("All of them are collected.");
    return true;
  }

  private static <V> V valueOf(Outcome<V> outcome) throws IOException {
    if (outcome instanceof Outcome.Failed<V> failed) {
      throw new IOException(failed.sentence());
    }
    return ((Outcome.Done<V>) outcome).value();
  }
}
