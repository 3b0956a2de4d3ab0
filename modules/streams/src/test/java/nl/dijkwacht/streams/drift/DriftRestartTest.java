package nl.dijkwacht.streams.drift;

import static nl.dijkwacht.streams.TrailRecord.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import nl.dijkwacht.core.resource.SensitiveData;
import nl.dijkwacht.core.verdict.Attribution;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.topics.catalogue.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a task knows that begins on the stores of another. */
class DriftRestartTest {

  private static final String BUCKET = "beelden";

  private final DriftDriver drift = new DriftDriver();

  @BeforeEach
  void accountIsKnown() {
    drift.item(at(-600).with("a", false).with("b", false));
    assertThat(drift.verdicts()).isEmpty();
  }

  @AfterEach
  void close() {
    drift.close();
  }

  private static Bucket.State at(long seconds) {
    return Bucket.at(BUCKET, NOON.plusSeconds(seconds));
  }

  @Test
  void anItemIsAttributedToACallFromBefore() {
    drift.change(Bucket.touch(BUCKET, "a", "jan", NOON.plusSeconds(30)));
    try (DriftDriver after = new DriftDriver()) {
      after.stage.restore(drift.stage);
      after.item(at(60).with("a", true).with("b", false));

      assertThat(after.verdicts())
          .singleElement()
          .extracting(Verdict::attribution)
          .extracting(Attribution::call)
          .extracting(call -> call.principal().id())
          .isEqualTo("jan");
    }
  }

  @Test
  void nothingIsDueBeforeWhatMacieFoundIsRead() {
    drift.change(Bucket.set("nieuw", "a", true, "jan", NOON));
    assertThat(drift.verdicts()).hasSize(1);
    SensitiveData found = new SensitiveData("f", Bucket.id(BUCKET), false, true, NOON);
    try (DriftDriver after = DriftDriver.behind(Topics.SENSITIVE_DATA, 1)) {
      after.stage.restore(drift.stage);
      after.item(at(60).with("a", false).with("b", false), NOON.plus(Duration.ofDays(8)));
      after.pass(Duration.ofDays(8));
      assertThat(after.verdicts()).isEmpty();

      after.pipe(Topics.SENSITIVE_DATA, found, Bucket.id(BUCKET) + " f", after.now());
      after.pass(Duration.ofDays(1));
      assertThat(after.verdicts()).isNotEmpty();
    }
  }

  @Test
  void theCopyOfACallIsKnown() {
    Change change = Bucket.touch(BUCKET, "a", "jan", NOON.plusSeconds(30));
    drift.change(change);
    try (DriftDriver after = new DriftDriver()) {
      after.stage.restore(drift.stage);
      after.item(at(60).with("a", true).with("b", false));
      after.change(change);

      assertThat(after.count("dijkwacht.drift.changes", "outcome", "known")).isOne();
      assertThat(after.count("dijkwacht.drift.changes", "outcome", "kept")).isZero();
    }
  }
}
