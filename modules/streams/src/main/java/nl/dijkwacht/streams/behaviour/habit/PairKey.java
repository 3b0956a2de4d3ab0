package nl.dijkwacht.streams.behaviour.habit;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.access.Access;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of the stores about a principal and an asset. They are hashes of 16 bytes, so that they are
 * short and name nobody; a day (4 bytes) or minute (4 bytes, both since the epoch and big-endian)
 * stands behind.
 *
 * @param principal of the principal alone
 * @param pair of both
 */
public record PairKey(Bytes principal, Bytes pair) {

  private static final int HASH = 16;
  private static final long MINUTE = 60;

  public static PairKey of(Access access) {
    String id = access.principal().id();
    return new PairKey(
        hash(StableId.of(List.of("principal", id))),
        hash(StableId.of(List.of("pair", id, access.asset().key()))));
  }

  private static Bytes hash(String hex) {
    return Bytes.wrap(HexFormat.of().parseHex(hex));
  }

  /** That of a minute. */
  public Bytes minute(Instant minute) {
    return with((int) (minute.getEpochSecond() / MINUTE));
  }

  /** That of a day. */
  public Bytes day(long epochDay) {
    return with((int) epochDay);
  }

  /** That of a day of the principal, whatever it touched. */
  Bytes principalOn(long epochDay) {
    return with(principal, (int) epochDay);
  }

  private Bytes with(int number) {
    return with(pair, number);
  }

  private static Bytes with(Bytes hash, int number) {
    return Bytes.wrap(
        ByteBuffer.allocate(HASH + Integer.BYTES).put(hash.get()).putInt(number).array());
  }

  /** The day of a day's key. */
  static long dayOf(Bytes key) {
    return ByteBuffer.wrap(key.get()).getInt(HASH);
  }
}
