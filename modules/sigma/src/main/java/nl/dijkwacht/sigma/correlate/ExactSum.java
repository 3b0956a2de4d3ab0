package nl.dijkwacht.sigma.correlate;

/**
 * A sum of longs in 128 bits. Sums of doubles depend on the order of the parts, and what a window
 * sums up to must not depend on the order in which events came.
 */
final class ExactSum {

  private static final double TWO_POW_64 = 0x1p64;

  private long high;
  private long low;

  void add(long number) {
    add(number, number >> 63);
  }

  void subtract(long number) {
    long before = low;
    low -= number;
    high -= (number >> 63) + (Long.compareUnsigned(before, number) < 0 ? 1 : 0);
  }

  void add(ExactSum other) {
    add(other.low, other.high);
  }

  void subtract(ExactSum other) {
    long before = low;
    low -= other.low;
    high -= other.high + (Long.compareUnsigned(before, other.low) < 0 ? 1 : 0);
  }

  private void add(long lowPart, long highPart) {
    low += lowPart;
    high += highPart + (Long.compareUnsigned(low, lowPart) < 0 ? 1 : 0);
  }

  /** The nearest double. */
  double toDouble() {
    if (high == low >> 63) {
      return low;
    }
    double unsigned = (low >>> 1) * 2.0 + (low & 1);
    return high * TWO_POW_64 + unsigned;
  }
}
