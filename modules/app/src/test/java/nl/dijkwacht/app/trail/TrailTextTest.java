package nl.dijkwacht.app.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import nl.dijkwacht.app.JsonText;
import nl.dijkwacht.app.terminal.Paint;
import nl.dijkwacht.collectors.integrity.ChainReport;
import nl.dijkwacht.collectors.integrity.LogTally;
import nl.dijkwacht.collectors.integrity.Problem;
import nl.dijkwacht.collectors.integrity.TimeRange;
import nl.dijkwacht.collectors.integrity.TrailPlace;
import nl.dijkwacht.collectors.integrity.TrailReport;
import nl.dijkwacht.collectors.integrity.UnprovenTime;
import nl.dijkwacht.core.trail.IntegrityResult.Verdict;
import org.junit.jupiter.api.Test;

class TrailTextTest {

  private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
  private static final TimeRange RANGE = new TimeRange(FROM, FROM.plusSeconds(7200));
  private static final Problem CHANGED =
      new Problem(Problem.Kind.LOG_CHANGED, "s3://b/log", "is not what CloudTrail wrote");

  @Test
  void anIntactTrailIsALineAndAVerdict() {
    assertThat(text(chain(Verdict.INTACT, List.of(), 0)))
        .containsExactly(
            "ACCOUNT       REGION          TRAIL                                DIGESTS                     LOG FILES       READ  VERDICT",
            "111122223333  eu-west-1       main_eu-west-1                             2                             3       2 kB  intact",
            "",
            "TIME (OF DELIVERY)",
            "111122223333  eu-west-1       2026-11-01T00:00:00Z  2026-11-01T02:00:00Z  proven",
            "",
            "intact: 2 digests and 3 log files are as CloudTrail wrote them.");
  }

  @Test
  void problemsAreToldWithWhatToDo() {
    List<String> lines = text(chain(Verdict.TAMPERED, List.of(CHANGED), 1));
    assertThat(lines)
        .contains("PROBLEMS", "s3://b/log is not what CloudTrail wrote")
        .last()
        .asString()
        .startsWith("tampered: ")
        .contains("Keep the bucket");
  }

  @Test
  void manyProblemsAreCutAndCounted() {
    List<String> lines = text(chain(Verdict.TAMPERED, Collections.nCopies(1000, CHANGED), 5000));
    assertThat(lines).hasSizeLessThan(120);
    assertThat(lines).contains("… and 4,900 more; --format json shows more of them");
  }

  @Test
  void timeThatIsNotProvenHasItsReason() {
    ChainReport chain = chain(Verdict.INTACT, List.of(), 0);
    ChainReport partly =
        new ChainReport(
            chain.account(),
            chain.region(),
            chain.chain(),
            false,
            2,
            0,
            0,
            chain.logs(),
            Verdict.INTACT,
            List.of(),
            0,
            List.of(),
            List.of(new UnprovenTime(RANGE, "no digest\u001b[2J covers it")));
    assertThat(text(partly))
        .anySatisfy(line -> assertThat(line).endsWith("not proven: no digest [2J covers it"));
  }

  @Test
  void programsGetALineForEachChainAndOneForTheWhole() {
    List<String> lines = TrailJson.of(report(chain(Verdict.TAMPERED, List.of(CHANGED), 1)));
    assertThat(lines).hasSize(2);
    JsonText chain = JsonText.of(lines.get(0));
    assertThat(chain.text("trail")).isEqualTo("main_eu-west-1");
    assertThat(chain.at("logFiles").text("intact")).isEqualTo("3");
    assertThat(chain.items("problems").get(0).text("kind")).isEqualTo("log-changed");
    assertThat(JsonText.of(lines.get(1)).text("verdict")).isEqualTo("tampered");
  }

  private static List<String> text(ChainReport chain) {
    return new TrailText(Paint.NONE).of(report(chain));
  }

  private static TrailReport report(ChainReport chain) {
    return new TrailReport(new TrailPlace("b", ""), RANGE, List.of(chain), List.of());
  }

  private static ChainReport chain(Verdict verdict, List<Problem> problems, long count) {
    return new ChainReport(
        "111122223333",
        "eu-west-1",
        "111122223333_CloudTrail-Digest_eu-west-1_main_eu-west-1",
        false,
        2,
        0,
        0,
        new LogTally(3, 3, 0, 0, 0, 0, 1500),
        verdict,
        problems,
        count,
        List.of(RANGE),
        List.of());
  }
}
