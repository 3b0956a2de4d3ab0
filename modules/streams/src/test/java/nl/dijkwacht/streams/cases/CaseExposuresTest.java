package nl.dijkwacht.streams.cases;

import static nl.dijkwacht.streams.TrailRecord.NOON;
import static nl.dijkwacht.streams.cases.CasesDriver.TAG;
import static nl.dijkwacht.streams.cases.CasesDriver.exposure;
import static nl.dijkwacht.streams.cases.CasesDriver.finding;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import nl.dijkwacht.core.access.Exposure;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseChain;
import nl.dijkwacht.core.cases.CaseCommand;
import nl.dijkwacht.core.cases.CaseEvent;
import nl.dijkwacht.core.cases.Notice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a case gets the figures of what was read while its assets were exposed. */
class CaseExposuresTest {

  private static final String BUCKET = "arn:aws:s3:::beelden";

  private final CasesDriver stage = new CasesDriver();

  @AfterEach
  void close() {
    stage.close();
  }

  private Case opened() {
    stage.finding(finding("r", TAG, "anna", BUCKET, NOON));
    return stage.last();
  }

  @Test
  void anExposureThatWasKnownBeforeIsInTheCaseFromTheBeginning() {
    stage.exposure(exposure("beelden", 3, null, 1));
    Case opened = opened();

    assertThat(opened.exposed())
        .singleElement()
        .satisfies(
            exposed -> {
              assertThat(exposed.reads()).isEqualTo(3);
              assertThat(exposed.dataSubjects()).isEqualTo(1200);
              assertThat(exposed.objectsSketch()).isNull();
              assertThat(exposed.readers()).extracting(r -> r.principal().id()).contains("vreemde");
            });
    assertThat(stage.events())
        .extracting(CaseEvent::step)
        .containsExactly(CaseEvent.Step.OPENED, CaseEvent.Step.EXPOSED);
  }

  @Test
  void figuresThatGrowReachTheCaseWithinAMinuteAndTheChainWhenTheyDoubled() {
    opened();
    stage.exposure(exposure("beelden", 4, null, 1));
    stage.exposure(exposure("beelden", 5, null, 2));
    assertThat(stage.last().exposed()).extracting(Exposure::reads).containsExactly(4L);

    stage.pass(Duration.ofMinutes(1));
    assertThat(stage.last().exposed()).extracting(Exposure::reads).containsExactly(5L);
    assertThat(stage.events()).hasSize(2);

    stage.exposure(exposure("beelden", 9, null, 3));
    assertThat(stage.last().exposed()).extracting(Exposure::reads).containsExactly(9L);
    assertThat(stage.events()).hasSize(3);
    assertThat(stage.events().get(2).details())
        .containsEntry("reads", "9")
        .containsEntry("principals", "vreemde 9")
        .containsEntry("kind", "public");
    assertThat(CaseChain.faults(stage.events())).isEmpty();
  }

  @Test
  void whatWaitsIsNotLostByARestart() {
    opened();
    stage.exposure(exposure("beelden", 4, null, 1));
    stage.exposure(exposure("beelden", 5, null, 2));
    try (CasesDriver again = new CasesDriver()) {
      again.restore(stage);
      again.pass(Duration.ofMinutes(1));
      assertThat(again.last().exposed()).extracting(Exposure::reads).containsExactly(5L);
    }
  }

  @Test
  void aReplayChangesNothingAndTellsNobody() {
    opened();
    List<Exposure> all =
        List.of(exposure("beelden", 4, null, 1), exposure("beelden", 9, NOON.plusSeconds(600), 2));
    all.forEach(stage::exposure);
    List<Exposure> before = stage.last().exposed();
    int steps = stage.events().size();

    stage.exposure(all.get(1));
    assertThat(stage.cases()).isEmpty();
    all.forEach(stage::exposure);
    assertThat(stage.last().exposed()).isEqualTo(before);
    assertThat(stage.notices()).extracting(Notice::kind).containsExactly(Notice.Kind.OPENED);
    assertThat(CaseChain.faults(stage.events())).isEmpty();
    assertThat(stage.events().size()).isGreaterThanOrEqualTo(steps);
  }

  @Test
  void exposuresOfOtherAssetsAndOtherTimesAreNotInIt() {
    opened();
    stage.exposure(exposure("brieven", 7, null, 1));
    stage.pass(Duration.ofDays(9));
    stage.exposure(exposure("brieven", 7, NOON.plusSeconds(60), 2));
    stage.finding(finding("q", TAG, "bert", "arn:aws:s3:::brieven", stage.now()));

    assertThat(stage.cases()).hasSizeGreaterThan(1).flatExtracting(Case::exposed).isEmpty();
  }

  @Test
  void anExposureAloneOpensNoCase() {
    stage.exposure(exposure("beelden", 3, null, 1));

    assertThat(stage.cases()).isEmpty();
  }

  @Test
  void whatIsTakenBackLeavesTheCaseAndSaysSo() {
    opened();
    Exposure exposed = exposure("beelden", 4, null, 1);
    stage.exposure(exposed);
    stage.noExposure(exposed.id());

    assertThat(stage.last().exposed()).isEmpty();
    assertThat(stage.events())
        .extracting(CaseEvent::step)
        .containsExactly(
            CaseEvent.Step.OPENED, CaseEvent.Step.EXPOSED, CaseEvent.Step.EXPOSURE_WITHDRAWN);
  }

  @Test
  void whatIsLearntLateBelongsToTheFileThatHasItAlsoWhenItIsClosed() {
    Case opened = opened();
    stage.exposure(exposure("beelden", 4, null, 1));
    stage.command("c-1", opened, CaseCommand.Action.CLOSE, NOON.plusSeconds(60));
    stage.exposure(exposure("beelden", 40, null, 2));

    Case closed = stage.last();
    assertThat(closed.status()).isEqualTo(Case.Status.NO_BREACH);
    assertThat(closed.exposed()).extracting(Exposure::reads).containsExactly(40L);
  }
}
