package nl.dijkwacht.streams.detect.habit;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;

/**
 * The bins of time in which something was heard, for some weeks until the newest: a bit for each.
 * It is a function of the set of times that were added, whatever their order and however often. A
 * bin is known by its number since the epoch. Immutable.
 */
public final class HeardBins {

  /** Heartbeats are a minute apart at least, and silences are told by the half hour. */
  public static final Duration WIDTH = Duration.ofMinutes(5);

  private final long first;
  private final BitSet heard;

  private HeardBins(long first, BitSet heard) {
    this.first = first;
    this.heard = heard;
  }

  /** Only this time. */
  public static HeardBins of(Instant at) {
    BitSet heard = new BitSet();
    heard.set(0);
    return new HeardBins(binOf(at), heard);
  }

  /** The number of the bin that a time falls in. */
  public static long binOf(Instant at) {
    return Math.floorDiv(at.toEpochMilli(), WIDTH.toMillis());
  }

  /** With one more time; what is older than {@code kept} before the newest is forgotten. */
  public HeardBins plus(Instant at, Duration kept) {
    long bin = binOf(at);
    long last = Math.max(newest(), bin);
    long from = Math.max(Math.min(first, bin), last - kept.dividedBy(WIDTH) + 1);
    if (bin < from || isHeard(bin)) {
      return this;
    }
    BitSet bits = from < first ? shiftedTo(from) : heardFrom(from);
    bits.set((int) (bin - from));
    // The first bit is always set, so that equal sets are equal whatever came before.
    int empty = bits.nextSetBit(0);
    return new HeardBins(from + empty, bits.get(empty, bits.length()));
  }

  private boolean isHeard(long bin) {
    return bin >= first && bin <= newest() && heard.get((int) (bin - first));
  }

  private BitSet shiftedTo(long from) {
    BitSet bits = new BitSet((int) (newest() - from + 1));
    for (long bin = first; bin <= newest(); bin = next(bin + 1)) {
      bits.set((int) (bin - from));
    }
    return bits;
  }

  private BitSet heardFrom(long from) {
    int length = heard.length();
    return heard.get((int) Math.min(from - first, length), length);
  }

  public long oldest() {
    return first;
  }

  public long newest() {
    return first + heard.length() - 1;
  }

  public int count() {
    return heard.cardinality();
  }

  /**
   * The first bin from {@code bin} on in which something was heard, which is not before the oldest;
   * behind the newest if there is none.
   */
  long next(long bin) {
    int next = heard.nextSetBit((int) (bin - first));
    return next < 0 ? newest() + 1 : first + next;
  }

  /** The number of the first bin (8 bytes, big-endian) and the bits, as {@link #of(ByteBuffer)}. */
  public byte[] toBytes() {
    byte[] bits = heard.toByteArray();
    return ByteBuffer.allocate(Long.BYTES + bits.length).putLong(first).put(bits).array();
  }

  /** Reads all that is left of what {@link #toBytes} wrote. */
  public static HeardBins of(ByteBuffer bytes) {
    return new HeardBins(bytes.getLong(), BitSet.valueOf(bytes));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HeardBins bins && first == bins.first && heard.equals(bins.heard);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(first) + heard.hashCode();
  }

  @Override
  public String toString() {
    return "HeardBins[" + count() + " of " + first + " to " + newest() + "]";
  }
}
