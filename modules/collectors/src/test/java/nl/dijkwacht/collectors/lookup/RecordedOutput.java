package nl.dijkwacht.collectors.lookup;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import nl.dijkwacht.collectors.polling.PollOutput;
import nl.dijkwacht.core.Heartbeat;
import nl.dijkwacht.testkit.UniqueNames;
import nl.dijkwacht.topics.catalogue.PollCheckpoint;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Reading;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Keeps what would be committed. */
final class RecordedOutput implements PollOutput {

  static final TopicPrefix PREFIX = new TopicPrefix(UniqueNames.unique("lookup"));

  private final List<ProducerRecord<byte[], byte[]>> uncommitted = new ArrayList<>();
  private final List<ProducerRecord<byte[], byte[]>> committed = new ArrayList<>();
  private final List<PollCheckpoint> checkpoints = new ArrayList<>();
  private Consumer<PollCheckpoint> hook = checkpoint -> {};
  private boolean stopping;

  /** Lets a test act at each checkpoint. */
  void atCheckpoint(Consumer<PollCheckpoint> action) {
    hook = action;
  }

  void stop() {
    stopping = true;
  }

  /** What a new round begins with: nothing of what was not committed is left. */
  void nextRound() {
    uncommitted.clear();
    stopping = false;
  }

  @Override
  public void send(ProducerRecord<byte[], byte[]> record) {
    uncommitted.add(record);
  }

  @Override
  public void checkpoint(PollCheckpoint checkpoint) {
    committed.addAll(uncommitted);
    uncommitted.clear();
    checkpoints.add(checkpoint);
    hook.accept(checkpoint);
  }

  @Override
  public boolean isStopping() {
    return stopping;
  }

  @Nullable PollCheckpoint last() {
    return checkpoints.isEmpty() ? null : checkpoints.get(checkpoints.size() - 1);
  }

  List<PollCheckpoint> checkpoints() {
    return checkpoints;
  }

  List<ProducerRecord<byte[], byte[]>> committed(Topic<?> topic) {
    return committed.stream()
        .filter(record -> record.topic().equals(topic.fullName(PREFIX)))
        .toList();
  }

  /** The ids of the trail events, in the order in which they were committed. */
  List<String> ids() {
    return committed(Topics.TRAIL_EVENTS).stream()
        .map(record -> new String(record.key(), StandardCharsets.UTF_8))
        .toList();
  }

  List<Heartbeat> heartbeats() {
    return committed(Topics.HEARTBEATS).stream()
        .map(record -> Topics.HEARTBEATS.payload().read(record.value(), record.headers()))
        .map(reading -> ((Reading.Value<Heartbeat>) reading).value())
        .toList();
  }
}
