package nl.dijkwacht.streams.runtime;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keys that something is to be done about, and when, by a clock of whoever asks: records without
 * content that are {@link Waiting}. For one task.
 */
public final class Due {

  private static final byte[] NOTHING = {};

  private final Waiting waiting;

  /**
   * @param store whose keys are the time and the key in UTF-8
   */
  public Due(KeyValueStore<Bytes, byte[]> store) {
    this.waiting = new Waiting(store);
  }

  /** Has a key taken out once a time has come. */
  public void add(long time, String what) {
    waiting.add(time, Bytes.wrap(what.getBytes(StandardCharsets.UTF_8)), NOTHING);
  }

  /** Takes out those whose time has come, first things first. */
  public List<String> take(long now, int most) {
    return waiting.take(now, most).stream()
        .map(waited -> new String(waited.about(), StandardCharsets.UTF_8))
        .distinct()
        .toList();
  }
}
