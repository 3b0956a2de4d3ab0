package nl.dijkwacht.app.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is collected, and from where. */
public record CollectConfig(
    CollectFilesConfig files,
    Sqs sqs,
    Objects objects,
    Backfill backfill,
    LookupEvents lookupEvents,
    Bootstrap configuration,
    State state) {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration DAY = Duration.ofDays(1);

  /**
   * Queues in SQS.
   *
   * @param queues their URLs
   * @param threads that receive from each queue
   * @param trailPrefixes beginnings such as {@code s3://bucket/prefix/} of objects that hold
   *     records of CloudTrail although their keys do not tell
   */
  public record Sqs(List<String> queues, int threads, List<String> trailPrefixes) {
    private static final Pattern PLACE = Pattern.compile("s3://[a-z0-9.-]{3,63}/.{0,1000}");
    private static final Pattern QUEUE = Pattern.compile("https?://[^/\\s]+/[^\\s]{1,200}");

    static Sqs read(Section section) {
      return new Sqs(
          section.value(
              "queues",
              SettingType.listOf(
                  SettingType.text(
                      "the URL of a queue, such as"
                          + " https://sqs.eu-west-1.amazonaws.com/111122223333/name",
                      text -> QUEUE.matcher(text).matches())),
              List.of()),
          section.value("threads", SettingType.integer(1, 16), 1),
          section.value(
              "trail-prefixes",
              SettingType.listOf(
                  SettingType.text(
                      "a place such as s3://bucket/prefix/",
                      text -> PLACE.matcher(text).matches())),
              List.of()));
    }
  }

  /**
   * Objects in S3.
   *
   * @param workers that work them off
   * @param takeOver after so long without a sign of life another instance works on
   * @param maxUncompressedBytes of one object
   * @param ownPrincipals ARNs of the roles or users whose reads of the log buckets are Dijkwacht's
   *     own
   * @param logBuckets names of the buckets that logs are collected from
   * @param verifyDigests whether CloudTrail's digest files are checked as they come
   */
  public record Objects(
      int workers,
      Duration takeOver,
      long maxUncompressedBytes,
      List<String> ownPrincipals,
      List<String> logBuckets,
      boolean verifyDigests) {
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final long MEBI = 1L << 20;
    private static final long GIBI = 1L << 30;

    static Objects read(Section section) {
      return new Objects(
          section.value("workers", SettingType.integer(1, 64), 2),
          section.value(
              "take-over",
              SettingType.duration(SECOND.multipliedBy(6), Duration.ofMinutes(5)),
              Duration.ofSeconds(15)),
          section.value(
              "max-uncompressed-bytes", SettingType.longValue(MEBI, 1024 * GIBI), 4 * GIBI),
          section.value(
              "own-principals",
              SettingType.listOf(
                  SettingType.text("an ARN of a role or user", text -> text.startsWith("arn:"))),
              List.of()),
          section.value(
              "log-buckets",
              SettingType.listOf(
                  SettingType.text("the name of a bucket", text -> BUCKET.matcher(text).matches())),
              List.of()),
          section.value("verify-digests", SettingType.flag(), true));
    }
  }

  /**
   * Old objects.
   *
   * @param recordsPerSecond of all workers of an instance together, at most
   */
  public record Backfill(int recordsPerSecond) {
    static Backfill read(Section section) {
      return new Backfill(
          section.value("records-per-second", SettingType.integer(1, 1_000_000), 5_000));
    }
  }

  /**
   * CloudTrail's own store of events.
   *
   * @param interval between two rounds
   * @param overlap for events that arrive late
   * @param reach of the first round
   */
  public record LookupEvents(boolean enabled, Duration interval, Duration overlap, Duration reach) {
    static LookupEvents read(Section section) {
      return new LookupEvents(
          section.value("enabled", SettingType.flag(), false),
          section.value(
              "interval", SettingType.duration(SECOND.multipliedBy(5), DAY), Duration.ofMinutes(1)),
          section.value(
              "overlap", SettingType.duration(Duration.ofMinutes(1), DAY), Duration.ofMinutes(15)),
          section.value(
              "reach", SettingType.duration(Duration.ofMinutes(1), Duration.ofDays(90)), DAY));
    }
  }

  /**
   * AWS Config's present state.
   *
   * @param interval between two rounds
   * @param aggregator that is asked instead of each account
   */
  public record Bootstrap(boolean enabled, Duration interval, Optional<Aggregator> aggregator) {

    /** Which one, by the account and Region that it is in. */
    public record Aggregator(String account, String region, String name) {
      private static final Pattern FORM =
          Pattern.compile("([0-9]{12})/([a-z0-9-]+)/([\\w-]{1,256})");

      static Aggregator of(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
            ? new Aggregator(parts.group(1), parts.group(2), parts.group(3))
            : new Aggregator("", "", "");
      }
    }

    static Bootstrap read(Section section) {
      return new Bootstrap(
          section.value("bootstrap", SettingType.flag(), false),
          section.value(
              "interval", SettingType.duration(Duration.ofMinutes(10), Duration.ofDays(30)), DAY),
          section
              .value(
                  "aggregator",
                  SettingType.optional(
                      SettingType.text(
                          "account/Region/name, such as 111122223333/eu-west-1/all",
                          text -> Aggregator.FORM.matcher(text).matches())),
                  Optional.<String>empty())
              .map(Aggregator::of));
    }
  }

  /**
   * State that AWS Config does not have.
   *
   * @param interval between two rounds
   */
  public record State(boolean enabled, Duration interval) {
    static State read(Section section) {
      return new State(
          section.value("enabled", SettingType.flag(), false),
          section.value(
              "interval",
              SettingType.duration(Duration.ofMinutes(1), DAY),
              Duration.ofMinutes(15)));
    }
  }

  static CollectConfig read(Section section) {
    return new CollectConfig(
        CollectFilesConfig.read(section.section("files")),
        Sqs.read(section.section("sqs")),
        Objects.read(section.section("objects")),
        Backfill.read(section.section("backfill")),
        LookupEvents.read(section.section("lookup-events")),
        Bootstrap.read(section.section("configuration")),
        State.read(section.section("state")));
  }

  /** Whether each account and Region is to be asked. */
  public boolean polls() {
    return lookupEvents.enabled() || configuration.enabled() || state.enabled();
  }
}
