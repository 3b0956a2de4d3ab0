package nl.dijkwacht.app.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import nl.dijkwacht.app.report.ScoreReport.Dimension;
import nl.dijkwacht.app.report.ScoreReport.Part;
import nl.dijkwacht.app.terminal.Paint;
import nl.dijkwacht.controls.Control;
import nl.dijkwacht.controls.ControlFile;
import nl.dijkwacht.controls.ControlSet;
import nl.dijkwacht.controls.ControlSettings;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.verdict.Posture;
import nl.dijkwacht.core.verdict.Verdict.Result;
import nl.dijkwacht.registers.RegisterFile;
import nl.dijkwacht.registers.RegisterSettings;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.reports.period.Score;
import nl.dijkwacht.topics.wire.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreReportTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

  private final Registers registers =
      Registers.read(
              List.of(new RegisterFile("r.yml", SamplePostures.REGISTERS.getBytes(UTF_8))),
              RegisterSettings.DEFAULT)
          .registers();
  private final List<Control> controls =
      ControlSet.read(
              List.of(new ControlFile("c.yml", SamplePostures.CONTROLS.getBytes(UTF_8))),
              ControlSettings.DEFAULT)
          .all();
  private final PostureTally tally = new PostureTally(registers, NOW);

  @ParameterizedTest
  @CsvSource({
    "0, 0, ''",
    "1, 0, 100.0",
    "0, 1, 0.0",
    "2, 1, 66.6",
    "99999, 1, 99.9",
    "1, 99999, 0.0"
  })
  void theScoreIsRoundedDownSoThatOnlyWhatHasNoFailureHasAll(
      long passed, long failed, String percent) {
    assertThat(new Score(passed, failed, 7, 9).percent()).isEqualTo(percent);
  }

  @Test
  void failuresUnderAnExceptionAndWhatIsUnknownStandBesideTheScore() {
    ScoreReport report = report(SamplePostures.all());

    assertThat(report.all()).isEqualTo(new Score(4, 1, 3, 1));
    assertThat(report.all().percent()).isEqualTo("80.0");
    assertThat(report.resources()).isEqualTo(5);
  }

  @Test
  void anExceptionThatIsOverSuppressesNothing() {
    PostureTally later = new PostureTally(registers, Instant.parse("2027-01-01T00:00:00Z"));
    SamplePostures.all().forEach(each -> record(later, each));

    assertThat(ScoreReport.of(later, controls, registers, NOW).all())
        .isEqualTo(new Score(4, 2, 3, 0));
  }

  @Test
  void eachDimensionHasItsParts() {
    ScoreReport report = report(SamplePostures.all());

    assertThat(report.of(Dimension.HEADLINE))
        .containsExactly(
            new Part("residency", "", Score.NOTHING),
            new Part("encryption-at-rest", "", new Score(2, 1, 1, 1)),
            new Part("encryption-in-transit", "", Score.NOTHING),
            new Part("access-logging", "", Score.NOTHING),
            new Part("retention", "", Score.NOTHING));
    assertThat(report.of(Dimension.LEGAL_ENTITY))
        .containsExactly(
            new Part("Clinic", "", new Score(0, 1, 1, 0)),
            new Part("Hospital", "", new Score(4, 0, 0, 1)),
            new Part(ScoreReport.NO_LEGAL_ENTITY, "", new Score(0, 0, 2, 0)));
    assertThat(report.of(Dimension.ACCOUNT))
        .extracting(Part::name)
        .containsExactly(
            SamplePostures.CLINIC, SamplePostures.HOSPITAL, SamplePostures.UNREGISTERED);
    // A control counts once for a framework, though two of its articles ask for it.
    assertThat(report.of(Dimension.FRAMEWORK))
        .containsExactly(
            new Part("avg", "law", new Score(4, 1, 3, 1)),
            new Part("iso-27001", "standard", new Score(2, 1, 1, 1)));
    assertThat(report.of(Dimension.ARTICLE))
        .containsExactly(
            new Part("5(1)(f)", "avg", new Score(2, 1, 1, 1)),
            new Part("32(1)(a)", "avg", new Score(4, 1, 3, 1)),
            new Part("A.8.24", "iso-27001", new Score(2, 1, 1, 1)));
  }

  @Test
  void resultsOfControlsThatAreNotKnownHereAreTold() {
    List<Posture> all = SamplePostures.all();
    all.forEach(each -> record(tally, each));

    ScoreReport report = ScoreReport.of(tally, controls.subList(0, 1), registers, NOW);

    assertThat(report.all()).isEqualTo(new Score(2, 1, 1, 1));
    assertThat(report.foreign()).isEqualTo(4);
    assertThat(text(report)).contains("4 results of controls that are not known here");
  }

  @Test
  void theLastRecordOfAResourceCounts() {
    Posture failing = SamplePostures.bucket(SamplePostures.CLINIC, "c", Result.FAIL, Result.FAIL);
    Posture passing = SamplePostures.bucket(SamplePostures.CLINIC, "c", Result.PASS, Result.PASS);
    String key = failing.resource().toString();

    record(tally, failing);
    record(tally, passing);
    assertThat(counted().all()).isEqualTo(new Score(2, 0, 0, 0));

    tally.record(key, new Reading.Unreadable<>(DeadLetterReason.MALFORMED_JSON, "no JSON"));
    assertThat(counted().all()).isEqualTo(Score.NOTHING);
    assertThat(counted().unreadable()).isOne();

    record(tally, passing);
    assertThat(counted().unreadable()).isZero();
    tally.removed(key);
    assertThat(counted().resources()).isZero();
  }

  /** Whatever the order of different resources and the number of older records. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void theSumsOfAccountsAndOfEntitiesAreTheWhole(long seed) {
    Random random = new Random(seed);
    List<Posture> newest =
        new ArrayList<>(IntStream.range(0, 500).mapToObj(i -> random(random, "b" + i)).toList());
    newest.forEach(
        each -> record(tally, random(random, each.resource().id(), each.resource().account())));
    Collections.shuffle(newest, random);
    newest.forEach(each -> record(tally, each));
    ScoreReport report = counted();

    assertThat(sum(report.of(Dimension.ACCOUNT))).isEqualTo(report.all());
    assertThat(sum(report.of(Dimension.LEGAL_ENTITY))).isEqualTo(report.all());
    assertThat(report.all().passed())
        .isEqualTo(
            newest.stream()
                .flatMap(each -> each.results().values().stream())
                .filter(Result.PASS::equals)
                .count());
  }

  private static Score sum(List<Part> parts) {
    return parts.stream()
        .map(Part::score)
        .reduce(Score.NOTHING, (one, other) -> one.plus(other, 1));
  }

  private static Posture random(Random random, String name) {
    List<String> accounts =
        List.of(SamplePostures.HOSPITAL, SamplePostures.CLINIC, SamplePostures.UNREGISTERED);
    return random(random, name, accounts.get(random.nextInt(3)));
  }

  private static Posture random(Random random, String name, String account) {
    Result[] results = Result.values();
    return SamplePostures.bucket(
        account, name, results[random.nextInt(4)], results[random.nextInt(4)]);
  }

  @Test
  void theTextFitsOneHundredColumns() {
    ScoreReport report = report(SamplePostures.all());

    List<String> lines = new ScoreText(Paint.NONE, true).of(report);

    assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    assertThat(lines.get(0)).startsWith("Technical control score: 80.0 %");
    assertThat(text(report))
        .containsSubsequence(
            "HEADLINE CONTROL",
            "encryption-at-rest",
            "66.6 %  ██████░░░░",
            "LEGAL ENTITY",
            "ACCOUNT",
            "FRAMEWORK",
            "AVG ARTICLE",
            "32(1)(a)",
            "ISO-27001 ARTICLE")
        .containsPattern("residency +- ")
        .doesNotContainIgnoringCase("compliance");
  }

  private static String text(ScoreReport report) {
    return String.join("\n", new ScoreText(Paint.NONE, true).of(report));
  }

  @Test
  void jsonHasTheSameFigures() throws Exception {
    JsonNode json = new ObjectMapper().readTree(ScoreJson.of(report(SamplePostures.all())));

    assertThat(json.at("/all/percent").decimalValue()).isEqualByComparingTo("80.0");
    assertThat(json.at("/all/suppressed").asInt()).isOne();
    assertThat(json.at("/headlines/0/percent").isNull()).isTrue();
    assertThat(json.at("/headlines/1/name").asText()).isEqualTo("encryption-at-rest");
    assertThat(json.at("/legalEntities")).hasSize(3);
  }

  @Test
  void csvHasNoFormulas() {
    List<String> lines = ScoreCsv.of(report(SamplePostures.all()));

    assertThat(lines)
        .contains("all,,,80.0,4,1,3,1", "headline,residency,,,0,0,0,0")
        .contains("account,444455556666,\"'=cmd()\",0.0,0,1,1,0");
  }

  private ScoreReport report(List<Posture> postures) {
    postures.forEach(each -> record(tally, each));
    return counted();
  }

  private ScoreReport counted() {
    return ScoreReport.of(tally, controls, registers, NOW);
  }

  private static void record(PostureTally tally, Posture posture) {
    tally.record(posture.resource().toString(), new Reading.Value<>(posture));
  }
}
