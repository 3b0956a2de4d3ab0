package nl.dijkwacht.streams.behaviour.habit;

import java.util.Locale;

/** What a volume is measured in. */
public enum Measure {
  TAKEN("read", "objects"),
  BYTES("read", "MB"),
  DELETES("deleted", "objects"),
  DECRYPTS("decrypted", "times");

  private static final double MEGABYTE = 1_000_000;

  private final String verb;
  private final String unit;

  Measure(String verb, String unit) {
    this.verb = verb;
    this.unit = unit;
  }

  long of(Amounts amounts) {
    return switch (this) {
      case TAKEN -> amounts.taken();
      case BYTES -> amounts.bytes();
      case DELETES -> amounts.deletes();
      case DECRYPTS -> amounts.decrypts();
    };
  }

  /** What was done, in the past tense. */
  public String verb() {
    return verb;
  }

  public String unit() {
    return unit;
  }

  /** A figure in the unit, for people. */
  public String figure(long amount) {
    return figure((double) amount);
  }

  /** A figure in the unit that may be between two, for people. */
  public String figure(double amount) {
    double shown = this == BYTES ? amount / MEGABYTE : amount;
    return String.format(Locale.ROOT, "%,d", Math.round(shown));
  }
}
