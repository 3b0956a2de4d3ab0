package nl.dijkwacht.collectors.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.collectors.Cluster;
import nl.dijkwacht.collectors.TransactionalProducer;
import nl.dijkwacht.topics.catalogue.PollCheckpoint;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the cluster lets be written by whom. */
class RoundOutputTest {

  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

  private final Cluster cluster = Cluster.create();
  private final Tenure tenure = new Tenure(0);
  private final Shard shard = new Shard(new Counting(0, cluster.prefix(), (last, out) -> {}));
  private final TransactionalProducer producer =
      TransactionalProducer.open(
          cluster.clientProperties(),
          cluster.prefix() + ".test",
          Duration.ofSeconds(30),
          new SimpleMeterRegistry(),
          Clock.systemUTC());
  private final RoundOutput out =
      new RoundOutput(new Round(shard, tenure, null), producer, cluster.prefix(), () -> false);

  @AfterEach
  void close() {
    producer.close();
  }

  private static PollCheckpoint checkpoint(List<String> recent) {
    return new PollCheckpoint(NOW, null, recent, NOW);
  }

  private KafkaConsumer<byte[], byte[]> member() {
    KafkaConsumer<byte[], byte[]> member =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                cluster.bootstrapServers(),
                "group.id",
                cluster.prefix() + ".collect.polls"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    member.subscribe(List.of(Topics.POLL_CHECKPOINTS.fullName(cluster.prefix())));
    return member;
  }

  private static ConsumerGroupMetadata joined(KafkaConsumer<byte[], byte[]> member) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              member.poll(Duration.ofMillis(50));
              return !member.assignment().isEmpty();
            });
    return member.groupMetadata();
  }

  @Test
  void aMemberWritesRecordsAndCheckpointTogether() {
    try (KafkaConsumer<byte[], byte[]> member = member()) {
      tenure.renew(joined(member));
      out.send(Counting.record(shard.name(), 0, cluster.prefix()));
      assertThat(cluster.records(Topics.TRAIL_EVENTS)).isEmpty();

      out.checkpoint(checkpoint(List.of()));

      assertThat(cluster.records(Topics.TRAIL_EVENTS)).hasSize(1);
      assertThat(cluster.records(Topics.POLL_CHECKPOINTS)).hasSize(1);
      assertThat(out.committed()).isEqualTo(checkpoint(List.of()));
    }
  }

  @Test
  void whoIsNoMemberAnyMoreIsRefusedByTheClusterEvenIfItDoesNotKnow() {
    try (KafkaConsumer<byte[], byte[]> member = member()) {
      tenure.renew(joined(member));
    }
    try (KafkaConsumer<byte[], byte[]> successor = member()) {
      joined(successor);
      out.send(Counting.record(shard.name(), 0, cluster.prefix()));

      assertThatThrownBy(() -> out.checkpoint(checkpoint(List.of())))
          .isInstanceOf(CommitFailedException.class);

      out.abandon();
      assertThat(out.committed()).isNull();
      assertThat(cluster.records(Topics.TRAIL_EVENTS)).isEmpty();
      assertThat(cluster.records(Topics.POLL_CHECKPOINTS)).isEmpty();
    }
  }

  @Test
  void afterItsTenureNothingIsSent() {
    tenure.end();
    out.send(Counting.record(shard.name(), 0, cluster.prefix()));

    assertThat(out.isStopping()).isTrue();
    assertThatThrownBy(() -> out.checkpoint(checkpoint(List.of())))
        .isInstanceOf(RoundEndedException.class);
    assertThat(cluster.records(Topics.TRAIL_EVENTS)).isEmpty();
  }

  @Test
  void aCheckpointThatNoTopicTakesIsRefusedBeforeItIsSent() {
    List<String> large = Collections.nCopies(100_000, "0123456789");

    assertThatThrownBy(() -> out.checkpoint(checkpoint(large)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("more than a topic takes");
  }
}
