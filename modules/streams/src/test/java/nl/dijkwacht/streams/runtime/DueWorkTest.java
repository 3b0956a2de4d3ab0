package nl.dijkwacht.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.topics.catalogue.Stage;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.junit.jupiter.api.Test;

class DueWorkTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final DueWork work = new DueWork(registry, Stage.DRIFT);

  @Test
  void whatFailsIsCountedAndDoesNotStopTheStage() {
    assertThat(work.attempt(() -> {})).isTrue();
    assertThat(failed()).isZero();
    assertThat(work.attempt(DueWorkTest::fail)).isFalse();
    assertThat(work.attempt(DueWorkTest::damaged)).isFalse();
    assertThat(failed()).isEqualTo(2);
  }

  @Test
  void whatFailsForWantOfAStoreIsTriedAgainByANewThread() {
    assertThatThrownBy(() -> work.attempt(DueWorkTest::closed))
        .isInstanceOf(InvalidStateStoreException.class);
    assertThat(failed()).isZero();
  }

  private double failed() {
    return Meters.STREAM_DUE_FAILED.counter(registry, "drift").count();
  }

  private static void fail() {
    throw new IllegalStateException("a fault of the program");
  }

  private static void damaged() {
    throw new SerializationException("a damaged value");
  }

  private static void closed() {
    throw new InvalidStateStoreException("the store is closed");
  }
}
