package nl.dijkwacht.metrics;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes label values of text from outside: the first distinct ones pass, all others become {@value
 * #OTHER}, so that whoever writes the input cannot fill the memory of Dijkwacht or of Prometheus.
 * What does not look like the name of a service (lower-case letters, digits, dots and hyphens, a
 * letter first, at most 64 long) is never a label: that keeps ARNs, addresses and ids out.
 * Thread-safe.
 */
public final class BoundedLabel {

  public static final String OTHER = "other";
  public static final int DEFAULT_LIMIT = 200;

  private static final int LONGEST = 64;

  private final int limit;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  public BoundedLabel() {
    this(DEFAULT_LIMIT);
  }

  /** With another number of distinct values than {@value #DEFAULT_LIMIT}. */
  public BoundedLabel(int limit) {
    this.limit = limit;
  }

  /** The text itself or {@value #OTHER}. */
  public String of(String text) {
    // The length comes first: hashing a megabyte costs as much as the attack wants.
    if (text.length() > LONGEST) {
      return OTHER;
    }
    return known.contains(text) || admit(text) ? text : OTHER;
  }

  private boolean admit(String text) {
    if (known.size() >= limit || !isServiceName(text)) {
      return false;
    }
    synchronized (known) {
      return known.contains(text) || (known.size() < limit && known.add(text));
    }
  }

  private static boolean isServiceName(String text) {
    return !text.isEmpty()
        && isLetter(text.charAt(0))
        && text.chars().allMatch(c -> isLetter(c) || isDigit(c) || c == '.' || c == '-');
  }

  private static boolean isLetter(int c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
