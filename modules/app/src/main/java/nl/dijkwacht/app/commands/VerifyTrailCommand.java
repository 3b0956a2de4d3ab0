package nl.dijkwacht.app.commands;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.options.ConfigurationOption;
import nl.dijkwacht.app.commands.options.TimeConverter;
import nl.dijkwacht.app.commands.options.UsableConfiguration;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.app.trail.TrailJson;
import nl.dijkwacht.app.trail.TrailProgress;
import nl.dijkwacht.app.trail.TrailText;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsSettings;
import nl.dijkwacht.collectors.integrity.PublicKeys;
import nl.dijkwacht.collectors.integrity.S3TrailStore;
import nl.dijkwacht.collectors.integrity.TimeRange;
import nl.dijkwacht.collectors.integrity.TrailPlace;
import nl.dijkwacht.collectors.integrity.TrailReport;
import nl.dijkwacht.collectors.integrity.TrailVerification;
import nl.dijkwacht.core.trail.IntegrityResult.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Verifies that the log files of a trail are as CloudTrail wrote them. */
@Command(
    name = "verify-trail",
    description = {
      "Verifies CloudTrail's digest files and all log files that they list: signatures, hashes,",
      "and the chain from one digest to the one before. Needs no Kafka; reads the bucket, and asks",
      "CloudTrail for its public keys. Trails of organisations are verified account by account.",
      "Needs s3:ListBucket, s3:GetObject and cloudtrail:ListPublicKeys, and kms:Decrypt where the",
      "files are encrypted with a key of one's own."
    },
    exitCodeList = {
      "0:all is as CloudTrail wrote it",
      "1:something is changed, missing or could not be proven",
      "2:the place, an option or a value is not known"
    },
    footer = {
      "  dijkwacht verify-trail s3://my-trail --from 2026-11-01",
      "  dijkwacht verify-trail s3://my-trail/AWSLogs/111122223333/ --from 2026-11-01 --to 2026-11-02T12:00:00Z",
      "  dijkwacht verify-trail --format json s3://my-trail/prefix --from 2026-11-01"
    })
public final class VerifyTrailCommand implements Callable<Integer> {

  /** How the report is printed. */
  enum Format {
    TABLE,
    JSON
  }

  private final Terminal terminal;
  private final Clock clock;
  private final Map<String, String> environment;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "PLACE",
      description =
          "The bucket with the trail's prefix, as s3://bucket/prefix; a part below AWSLogs may follow.")
  private String place = "";

  @Option(
      names = "--from",
      paramLabel = "TIME",
      required = true,
      converter = TimeConverter.class,
      description = "The beginning, by time of delivery: a day, or a time in UTC.")
  private Instant from = Instant.EPOCH;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "The end; now if not given. A day means its beginning.")
  private Optional<Instant> to = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table, or json: one line for each account, Region and trail.")
  private Format format = Format.TABLE;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Digests that are verified at once, with their log files; 4 if not given.")
  private int threads = 4;

  @Mixin private final ConfigurationOption configurationOption = new ConfigurationOption();

  /**
   * @param clock tells the end of the time if none is given
   */
  public VerifyTrailCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.terminal = terminal;
    this.clock = clock;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    TrailPlace where =
        TrailPlace.of(place)
            .orElseThrow(
                () -> refused("'%s' is no place in S3; write it as s3://bucket/prefix", place));
    TimeRange range = new TimeRange(from, to.orElseGet(clock::instant));
    if (!range.from().isBefore(range.to())) {
      throw refused("--from must lie before --to, and %s does not", range.from());
    }
    AwsSettings settings =
        UsableConfiguration.read(configurationOption, environment, terminal).aws().settings();
    TrailReport report = verify(settings, where, range);
    List<String> lines =
        format == Format.JSON
            ? TrailJson.of(report).stream().map(Terminal::escaped).toList()
            : new TrailText(terminal::paint).of(report);
    lines.forEach(terminal::line);
    return report.verdict() == Verdict.INTACT ? ExitCode.OK : ExitCode.FAILURE;
  }

  private TrailReport verify(AwsSettings settings, TrailPlace where, TimeRange range)
      throws IOException, InterruptedException {
    try (AwsAccess access = new AwsAccess(settings);
        S3TrailStore store = S3TrailStore.of(access);
        PublicKeys keys = new PublicKeys(access, clock)) {
      return new TrailVerification(store, keys, Math.max(1, threads))
          .verify(where, range, new TrailProgress(terminal::progress));
    } finally {
      terminal.clearProgress();
    }
  }

  private ParameterException refused(String sentence, Object value) {
    return new ParameterException(spec.commandLine(), sentence.formatted(value));
  }
}
