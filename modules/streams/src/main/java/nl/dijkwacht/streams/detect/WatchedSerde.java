package nl.dijkwacht.streams.detect;

import java.nio.ByteBuffer;
import nl.dijkwacht.core.Heartbeat;
import nl.dijkwacht.streams.detect.habit.HeardBins;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Watched sources in a store: the version and whether the silence was told (1 byte each), the
 * length of the heartbeat (4 bytes), the heartbeat as stores have it, and the bins.
 */
final class WatchedSerde implements Serde<Watched> {

  private static final byte VERSION = 1;
  private static final int HEAD = 2 + Integer.BYTES;
  private static final Serde<Heartbeat> HEARTBEATS = Topics.HEARTBEATS.payload().storeSerde();

  @Override
  public Serializer<Watched> serializer() {
    return (topic, watched) -> watched == null ? null : write(topic, watched);
  }

  @Override
  public Deserializer<Watched> deserializer() {
    return (topic, bytes) -> bytes == null ? null : read(topic, ByteBuffer.wrap(bytes));
  }

  private static byte[] write(String topic, Watched watched) {
    byte[] heartbeat = HEARTBEATS.serializer().serialize(topic, watched.latest());
    byte[] heard = watched.heard().toBytes();
    return ByteBuffer.allocate(HEAD + heartbeat.length + heard.length)
        .put(VERSION)
        .put((byte) (watched.told() ? 1 : 0))
        .putInt(heartbeat.length)
        .put(heartbeat)
        .put(heard)
        .array();
  }

  private static Watched read(String topic, ByteBuffer bytes) {
    if (bytes.get() != VERSION) {
      throw new SerializationException(
          "The store of sources was written by another version of Dijkwacht; it needs the"
              + " application id of its own version.");
    }
    boolean told = bytes.get() != 0;
    byte[] heartbeat = new byte[bytes.getInt()];
    bytes.get(heartbeat);
    return new Watched(
        HEARTBEATS.deserializer().deserialize(topic, heartbeat), HeardBins.of(bytes), told);
  }
}
