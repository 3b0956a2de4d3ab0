package nl.dijkwacht.collectors.polling;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.topics.catalogue.PollCheckpoint;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Reading;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Takes what a question brings and keeps what was committed; for tests. */
public final class CapturedOutput implements PollOutput {

  private final List<ProducerRecord<byte[], byte[]>> open = new ArrayList<>();
  private final List<ProducerRecord<byte[], byte[]>> committed = new ArrayList<>();
  private final List<PollCheckpoint> checkpoints = new ArrayList<>();
  private BooleanSupplier stopping = () -> false;

  /** From the moment on at which this is true, the question should end. */
  public void stopWhen(BooleanSupplier condition) {
    stopping = condition;
  }

  @Override
  public void send(ProducerRecord<byte[], byte[]> record) {
    open.add(record);
  }

  @Override
  public void checkpoint(PollCheckpoint checkpoint) {
    // As it would come back from the topic.
    byte[] written = Topics.POLL_CHECKPOINTS.payload().write(checkpoint);
    Reading<PollCheckpoint> read = Topics.POLL_CHECKPOINTS.payload().read(written);
    checkpoints.add(((Reading.Value<PollCheckpoint>) read).value());
    committed.addAll(open);
    open.clear();
  }

  @Override
  public boolean isStopping() {
    return stopping.getAsBoolean();
  }

  public int checkpoints() {
    return checkpoints.size();
  }

  /** The checkpoint that was committed last; there must be one. */
  public PollCheckpoint last() {
    return checkpoints.get(checkpoints.size() - 1);
  }

  /** The items that were committed, in their order. */
  public List<ConfigurationItem> items() {
    return committed.stream()
        .filter(record -> record.topic().endsWith(Topics.CONFIGURATION_ITEMS.name()))
        .map(record -> Topics.CONFIGURATION_ITEMS.payload().read(record.value()))
        .map(reading -> ((Reading.Value<ConfigurationItem>) reading).value())
        .toList();
  }

  /** What was committed as dead letters, as text. */
  public List<String> deadLetters() {
    return committed.stream()
        .filter(record -> record.topic().endsWith(Topics.COLLECT_DEAD_LETTERS.name()))
        .map(record -> new String(record.value(), UTF_8))
        .toList();
  }
}
