package nl.dijkwacht.streams.drift;

import static nl.dijkwacht.streams.TrailRecord.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import nl.dijkwacht.core.resource.ConfigurationItem.Status;
import nl.dijkwacht.core.resource.SensitiveData;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.topics.catalogue.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A bucket of which nothing is known but what Macie found is looked at in each sweep. */
class DriftFoundDataTest {

  private static final String BUCKET = "beelden";

  private final DriftDriver drift = new DriftDriver();

  @AfterEach
  void close() {
    drift.close();
  }

  private void found(boolean active, int minute) {
    SensitiveData data =
        new SensitiveData("f", Bucket.id(BUCKET), false, active, NOON.plusSeconds(60L * minute));
    drift.pipe(Topics.SENSITIVE_DATA, data, Bucket.id(BUCKET) + " f", drift.now());
  }

  @Test
  void itStaysWhenCallsOnItSayNothingMore() {
    found(true, 0);
    drift.change(
        Bucket.call(
            BUCKET,
            "Seta",
            "ci",
            NOON.plusSeconds(3),
            Change.Means.TERRAFORM,
            Map.<String, Object>of("a", true)));
    drift.change(Bucket.set(BUCKET, "a", false, "jan", NOON.plusSeconds(9)));

    assertThat(drift.state(BUCKET)).isNotNull();
  }

  @Test
  void itStaysWhenWhatCallsDidIsOver() {
    found(true, 0);
    drift.change(Bucket.set(BUCKET, "a", true, "jan", NOON));
    assertThat(drift.verdicts()).hasSize(1);
    drift.pass(Duration.ofDays(8));
    drift.item(Bucket.at("another", drift.now()).with("a", false));
    drift.pass(Duration.ofHours(2));
    assertThat(drift.verdicts()).hasSize(1);

    assertThat(drift.state(BUCKET)).isNotNull();
    assertThat(drift.state(BUCKET).controls()).isEmpty();
  }

  @Test
  void itGoesWhenNothingIsFoundAnyMore() {
    found(true, 0);
    assertThat(drift.state(BUCKET)).isNotNull();
    found(false, 1);

    assertThat(drift.state(BUCKET)).isNull();
  }

  @Test
  void whatWasFoundIsForgottenWithTheLastOfADeletedBucket() {
    found(true, 0);
    drift.item(Bucket.at(BUCKET, NOON.plusSeconds(60)).as(Status.DELETED));
    drift.pass(Duration.ofDays(1));
    assertThat(entries()).isEqualTo(2);

    drift.pass(Duration.ofDays(31));
    assertThat(drift.state(BUCKET)).isNull();
    assertThat(entries()).isZero();
  }

  private long entries() {
    return drift.stage.<byte[]>store(DriftTopology.FOUND).approximateNumEntries();
  }
}
