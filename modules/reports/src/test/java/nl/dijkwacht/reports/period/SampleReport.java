package nl.dijkwacht.reports.period;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.signal.Level;
import org.jspecify.annotations.Nullable;

/** A hospital's third quarter, in small and as it is in earnest. */
public final class SampleReport {

  static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
  public static final Period QUARTER = Period.of("2026-Q3", ZONE);
  public static final Instant MADE = Instant.parse("2026-10-05T08:00:00Z");
  static final String ACCOUNT = "111122223333";

  private static final ReportedRule PUBLIC =
      new ReportedRule(
          "s3-bucket-public",
          "S3 buckets with personal data are not public",
          List.of("25(2)", "32(1)(b)"));
  private static final ReportedRule KEY =
      new ReportedRule(
          "rds-instance-kms", "RDS instances are encrypted with a KMS key", List.of("32(1)(a)"));
  private static final ReportedRule LOGS =
      new ReportedRule("s3-access-logs", "Access to buckets is logged", List.of("32(1)(d)"));

  private static final List<Level> LEVELS =
      List.of(Level.LOW, Level.MEDIUM, Level.MEDIUM, Level.MEDIUM, Level.HIGH, Level.CRITICAL);

  private SampleReport() {}

  static ReportedFinding finding(
      String id,
      ReportedRule rule,
      Level level,
      String subject,
      Instant from,
      @Nullable Instant to) {
    return new ReportedFinding(
        id,
        rule,
        level,
        ACCOUNT,
        "AWS::S3::Bucket " + subject,
        "archief",
        from,
        from,
        1,
        to,
        to != null,
        false,
        "arn:aws:iam::111122223333:user/anna",
        Duration.ofSeconds(40));
  }

  static ReportedFinding finding(String id, Level level, Instant from, @Nullable Instant to) {
    return finding(id, PUBLIC, level, id, from, to);
  }

  public static Instant day(String day) {
    return LocalDate.parse(day).atTime(12, 0).atZone(ZONE).toInstant();
  }

  /** Few of each, for reading. */
  public static PeriodReport small() {
    FindingTally tally = new FindingTally(QUARTER, MADE);
    tally.add(
        finding("f1", PUBLIC, Level.CRITICAL, "beelden", day("2026-08-03"), null),
        day("2026-08-03"));
    tally.add(
        finding("f2", KEY, Level.MEDIUM, "dossiers", day("2026-07-20"), day("2026-09-01")),
        day("2026-08-01"));
    tally.addElsewhere("f3", day("2026-08-20"));
    return report(tally.figures());
  }

  /** Some hundred findings, for looking at. */
  public static PeriodReport large() {
    Random random = new Random(7);
    FindingTally tally = new FindingTally(QUARTER, MADE);
    Instant begin = day("2026-06-20");
    String[] subjects = {"beelden", "dossiers", "brieven", "uitslagen", "planning", "facturen"};
    ReportedRule[] rules = {PUBLIC, KEY, LOGS};
    for (int i = 0; i < 260; i++) {
      Instant from = begin.plus(Duration.ofHours(random.nextInt(24 * 100)));
      Duration took =
          Duration.ofMinutes(20 + (long) (Math.pow(random.nextDouble(), 4) * 60 * 24 * 60));
      boolean ends = random.nextInt(5) > 0;
      Level level = LEVELS.get(random.nextInt(LEVELS.size()));
      tally.add(
          finding(
              "f" + i,
              rules[random.nextInt(3)],
              level,
              subjects[random.nextInt(6)] + "-" + random.nextInt(40),
              from,
              ends ? from.plus(took) : null),
          day("2026-07-24"));
    }
    return report(tally.figures());
  }

  public static PeriodReport report(FindingFigures figures) {
    return new PeriodReport(
        QUARTER,
        "avg",
        "Ziekenhuis",
        3,
        MADE,
        scores(),
        figures,
        List.of(
            new ReportedException(
                "E-12",
                "s3-access-logs",
                "oude-*, 111122223333",
                "archief",
                "Wordt in oktober opgeheven",
                "art. 32",
                day("2026-06-01"),
                day("2026-11-01"))),
        List.of(
            new ReportedCase(
                "3f2a91c0aa11bb22cc33dd44ee55ff66",
                Case.Kind.BREACH,
                Case.Status.NOTIFIED,
                true,
                day("2026-08-03"),
                null,
                2,
                new ReportedCase.Terms(2, 1, 0, 0)),
            new ReportedCase(
                "9b8c7d6eaa11bb22cc33dd44ee55ff66",
                Case.Kind.REQUEST,
                Case.Status.ANSWERED,
                false,
                day("2026-07-02"),
                day("2026-07-22"),
                0,
                new ReportedCase.Terms(1, 0, 0, 0))),
        new Completeness(
            new Completeness.Sources(
                14,
                List.of(
                    new Completeness.Silent(
                        "cloudtrail/logs/AWSLogs/" + ACCOUNT, day("2026-09-28")))),
            new Completeness.Digests(6_318, 0, 2, 48_211, day("2026-09-06"), day("2026-09-30")),
            Map.of("collect: malformed-json", 3L),
            Map.of("Reads of an asset are in no log of AWS", 2L),
            List.of()));
  }

  private static ReportScores scores() {
    return new ReportScores(
        1_240,
        1,
        0,
        231,
        new Score(18_220, 640, 410, 12),
        List.of(
            new HeadlineScore("residency", new Score(1_200, 4, 0, 0), 1_190, 4, 0, 0),
            new HeadlineScore("encryption-at-rest", new Score(2_104, 96, 40, 3), 804, 61, 22, 3),
            new HeadlineScore("encryption-in-transit", new Score(911, 208, 11, 0), 402, 137, 9, 0),
            new HeadlineScore("access-logging", new Score(700, 22, 190, 9), 340, 20, 96, 9),
            new HeadlineScore("retention", Score.NOTHING, 0, 0, 0, 0)),
        List.of(
            new ReportedScore("5(1)(f)", "", new Score(310, 12, 8, 0)),
            new ReportedScore("25(2)", "", new Score(2_020, 44, 12, 0)),
            new ReportedScore("32(1)(a)", "", new Score(3_015, 304, 51, 3)),
            new ReportedScore("32(1)(b)", "", new Score(9_400, 268, 133, 9)),
            new ReportedScore("32(1)(d)", "", new Score(3_475, 12, 206, 0))),
        List.of(
            new ReportedScore("444455556666", "Test", new Score(2_200, 410, 12, 0)),
            new ReportedScore(ACCOUNT, "Beelden", new Score(9_020, 210, 398, 12)),
            new ReportedScore("777788889999", "Dossiers", new Score(7_000, 20, 0, 0))));
  }
}
