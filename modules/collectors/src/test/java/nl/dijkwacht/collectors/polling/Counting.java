package nl.dijkwacht.collectors.polling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nl.dijkwacht.collectors.Cluster;
import nl.dijkwacht.topics.catalogue.PollCheckpoint;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A question whose answers are numbers: each round gives the next ones, so that any that is missing
 * or there twice shows.
 */
final class Counting implements Poll {

  static final String KIND = "counting";
  private static final int STEP = 5;
  private static final Duration INTERVAL = Duration.ofMillis(20);

  private final String shard;
  private final TopicPrefix prefix;
  private final Hook hook;

  /** What a test does between the asking and the checkpoint. */
  @FunctionalInterface
  interface Hook {
    void run(@Nullable PollCheckpoint last, PollOutput out);
  }

  Counting(int number, TopicPrefix prefix, Hook hook) {
    this.shard = KIND + "/" + number;
    this.prefix = prefix;
    this.hook = hook;
  }

  static List<Counting> several(int count, TopicPrefix prefix) {
    return IntStream.range(0, count)
        .mapToObj(number -> new Counting(number, prefix, (last, out) -> {}))
        .toList();
  }

  @Override
  public String shard() {
    return shard;
  }

  @Override
  public Duration interval() {
    return INTERVAL;
  }

  @Override
  public void ask(@Nullable PollCheckpoint last, PollOutput out) {
    int from = last == null || last.cursor() == null ? 0 : Integer.parseInt(last.cursor());
    for (int number = from; number < from + STEP; number++) {
      out.send(record(shard, number, prefix));
    }
    hook.run(last, out);
    Instant now = Instant.now();
    out.checkpoint(new PollCheckpoint(now, Integer.toString(from + STEP), List.of(), now));
  }

  static ProducerRecord<byte[], byte[]> record(String shard, int number, TopicPrefix prefix) {
    return new ProducerRecord<>(
        Topics.TRAIL_EVENTS.fullName(prefix),
        shard.getBytes(UTF_8),
        Integer.toString(number).getBytes(UTF_8));
  }

  /** Checks that each number is there once and in order; how many each shard has. */
  static Map<String, Integer> counts(Cluster cluster) {
    Map<String, Integer> counts = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : cluster.records(Topics.TRAIL_EVENTS)) {
      String shard = new String(record.key(), UTF_8);
      int expected = counts.getOrDefault(shard, 0);
      assertThat(new String(record.value(), UTF_8)).isEqualTo(Integer.toString(expected));
      counts.put(shard, expected + 1);
    }
    return counts;
  }
}
