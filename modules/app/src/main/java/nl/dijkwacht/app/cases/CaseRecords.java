package nl.dijkwacht.app.cases;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.cluster.CompactedTopicReader;
import nl.dijkwacht.topics.wire.Outcome;
import nl.dijkwacht.topics.wire.Reading;

/**
 * Reads all records of a topic in the order of their partitions. Of a compacted one, older records
 * of a key may still come before the one that counts, which is the last.
 */
public final class CaseRecords {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private CaseRecords() {}

  /**
   * The values that are wanted, in the order of their partitions.
   *
   * @throws IOException with a sentence for people, if the topic cannot be read or holds what
   *     another version of Dijkwacht wrote
   */
  public static <V> List<V> read(
      Map<String, String> clientProperties,
      TopicPrefix prefix,
      Topic<V> topic,
      Predicate<String> wantedKey)
      throws IOException {
    List<V> values = new ArrayList<>();
    each(clientProperties, prefix, topic, wantedKey, values::add);
    return values;
  }

  /**
   * Hands out the values that are wanted, one by one, so that large ones need not be held.
   *
   * @throws IOException with a sentence for people, if the topic cannot be read or holds what
   *     another version of Dijkwacht wrote
   */
  static <V> void each(
      Map<String, String> clientProperties,
      TopicPrefix prefix,
      Topic<V> topic,
      Predicate<String> wantedKey,
      Consumer<V> taker)
      throws IOException {
    Map<String, Object> connection = new HashMap<>(clientProperties);
    Handing<V> handing = new Handing<>(wantedKey, taker);
    Outcome<Long> outcome =
        new CompactedTopicReader(connection, prefix, LIMIT).visit(topic, handing);
    if (outcome instanceof Outcome.Failed<Long> failed) {
      throw new IOException(failed.sentence());
    }
    if (handing.unreadable > 0) {
      throw unreadable(handing.unreadable, topic);
    }
  }

  static IOException unreadable(long records, Topic<?> topic) {
    return new IOException(
        "%d records of %s cannot be read; use the version of Dijkwacht that wrote them"
            .formatted(records, topic.name()));
  }

  private static final class Handing<V> implements CompactedTopicReader.Visitor<V> {

    private final Predicate<String> wanted;
    private final Consumer<V> taker;
    private long unreadable;

    Handing(Predicate<String> wanted, Consumer<V> taker) {
      this.wanted = wanted;
      this.taker = taker;
    }

    @Override
    public void record(String key, Reading<V> reading) {
      if (!wanted.test(key)) {
        return;
      }
      if (reading instanceof Reading.Value<V> read) {
        taker.accept(read.value());
      } else {
        unreadable++;
      }
    }

    @Override
    public void removed(String key) {
      // Steps and evidence are removed by their age only, and a manifest is only ever replaced.
    }
  }
}
