package nl.dijkwacht.sigma.correlate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;

/** Values of events as numbers that fit a long. */
final class Values {

  /** Numbers are kept in thousandths, so that sums of them are exact. */
  static final double UNIT = 1000;

  private static final int DECIMALS = 3;
  private static final int LONGEST_NUMBER = 64;
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  private Values() {}

  /** A number in thousandths, the nearest that there is; empty if the text is none. */
  static OptionalLong thousandths(String text) {
    if (text.isEmpty() || text.length() > LONGEST_NUMBER) {
      return OptionalLong.empty();
    }
    try {
      BigDecimal number = new BigDecimal(text);
      if (Math.abs((long) number.precision() - number.scale()) > LONGEST_NUMBER) {
        // Written out, the exponent could make it a number of a billion digits.
        return OptionalLong.of(tooFar(number));
      }
      BigDecimal scaled =
          number.setScale(DECIMALS, RoundingMode.HALF_EVEN).movePointRight(DECIMALS);
      return OptionalLong.of(scaled.min(MOST).max(MOST.negate()).longValueExact());
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private static long tooFar(BigDecimal number) {
    return number.scale() > 0 ? 0 : number.signum() * Long.MAX_VALUE;
  }
}
