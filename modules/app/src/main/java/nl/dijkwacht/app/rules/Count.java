package nl.dijkwacht.app.rules;

/** Counted things in words. */
public final class Count {

  private Count() {}

  /** {@code 1 rule}, {@code 2 rules}. */
  public static String of(long count, String singular) {
    return "%,d %s%s".formatted(count, singular, count == 1 ? "" : "s");
  }
}
