package nl.dijkwacht.expressions;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as expressions see them, and how they compare. */
final class Values {

  /** From here on a double no longer tells neighbouring whole numbers apart. */
  private static final double EXACT = 1L << 53;

  private Values() {}

  /** The value in the form that terms work with; null for what is none. */
  static @Nullable Object seen(@Nullable Object value) {
    if (value instanceof String
        || value instanceof Map
        || value instanceof Boolean
        || value instanceof List
        || value instanceof Long) {
      return value;
    }
    return value instanceof Number number ? number(number) : other(value);
  }

  private static Object number(Number number) {
    if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
      return number.longValue();
    }
    if (number instanceof BigInteger whole) {
      return whole.bitLength() < Long.SIZE ? (Object) whole.longValue() : whole.doubleValue();
    }
    if (number instanceof BigDecimal decimal) {
      return decimal.doubleValue();
    }
    return number.doubleValue();
  }

  private static @Nullable Object other(@Nullable Object value) {
    return value instanceof Instant || value instanceof Outcome.Missing ? value : null;
  }

  /** Whether two values are the same; of different types they are not, save for numbers. */
  static boolean equal(@Nullable Object one, @Nullable Object another, Frame frame) {
    Object a = seen(one);
    Object b = seen(another);
    if (a == null || b == null || !frame.spend(1)) {
      return false;
    }
    if (a instanceof Number x && b instanceof Number y) {
      return equalNumbers(x, y);
    }
    if (a instanceof List<?> x && b instanceof List<?> y) {
      return equalLists(x, y, frame);
    }
    if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
      return equalMaps(x, y, frame);
    }
    return a.equals(b);
  }

  private static boolean equalNumbers(Number a, Number b) {
    if (a instanceof Long x && b instanceof Long y) {
      return x.longValue() == y.longValue();
    }
    if (a instanceof Double x && b instanceof Double y) {
      return x.doubleValue() == y.doubleValue();
    }
    return a instanceof Long x ? same(x, b.doubleValue()) : same((Long) b, a.doubleValue());
  }

  private static boolean same(long whole, double number) {
    return !Double.isNaN(number) && compare(whole, number) == 0;
  }

  private static boolean equalLists(List<?> a, List<?> b, Frame frame) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!equal(a.get(i), b.get(i), frame)) {
        return false;
      }
    }
    return true;
  }

  private static boolean equalMaps(Map<?, ?> a, Map<?, ?> b, Frame frame) {
    if (a.size() != b.size()) {
      return false;
    }
    for (Map.Entry<?, ?> entry : a.entrySet()) {
      if (!equal(entry.getValue(), b.get(entry.getKey()), frame)) {
        return false;
      }
    }
    return true;
  }

  /**
   * How two values are ordered; {@link #UNORDERED} where NaN is among them, null if they are not of
   * one type.
   */
  static @Nullable Integer order(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return Long.compare(x, y);
    }
    if (a instanceof Number x && b instanceof Number y) {
      return orderNumbers(x, y);
    }
    if (a instanceof String x && b instanceof String y) {
      return x.compareTo(y);
    }
    if (a instanceof Instant x && b instanceof Instant y) {
      return x.compareTo(y);
    }
    return a instanceof Boolean x && b instanceof Boolean y ? x.compareTo(y) : null;
  }

  static final Integer UNORDERED = Integer.MIN_VALUE;

  private static Integer orderNumbers(Number a, Number b) {
    if (Double.isNaN(a.doubleValue()) || Double.isNaN(b.doubleValue())) {
      return UNORDERED;
    }
    if (a instanceof Long x) {
      return compare(x, b.doubleValue());
    }
    return b instanceof Long y
        ? -compare(y, a.doubleValue())
        : Double.compare(a.doubleValue() + 0.0, b.doubleValue() + 0.0);
  }

  private static int compare(long whole, double number) {
    if (Math.abs(number) <= EXACT) {
      return whole == (long) number
          ? Double.compare(0, number - (long) number)
          : Long.compare(whole, (long) number);
    }
    // A double as large as this is a whole number.
    return Double.isInfinite(number)
        ? (number > 0 ? -1 : 1)
        : BigDecimal.valueOf(whole).compareTo(new BigDecimal(number));
  }

  /** What a sentence calls the value. */
  static String noun(Object value) {
    if (value instanceof Boolean) {
      return "true or false";
    }
    if (value instanceof String) {
      return "a text";
    }
    if (value instanceof List) {
      return "a list";
    }
    if (value instanceof Map) {
      return "an object";
    }
    return value instanceof Instant ? "a time" : "a number";
  }
}
