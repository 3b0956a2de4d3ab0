package nl.dijkwacht.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class KafkaMetersTest {

  @Test
  void whatKafkaTellsOfEachTaskOrPartitionIsLeftOut() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    registry.config().meterFilter(KafkaMeters.coarse());

    registry.counter("kafka.stream.state.put.rate", "task.id", "0_1", "rocksdb.state.id", "items");
    registry.counter("kafka.consumer.fetch.manager.records.lag", "topic", "t", "partition", "1");
    registry.counter("kafka.stream.thread.commit.total", "thread.id", "a");
    registry.counter("dijkwacht.findings", "partition", "1");

    assertThat(registry.getMeters())
        .extracting(Meter::getId)
        .extracting(Meter.Id::getName)
        .containsExactlyInAnyOrder("kafka.stream.thread.commit.total", "dijkwacht.findings");
  }
}
