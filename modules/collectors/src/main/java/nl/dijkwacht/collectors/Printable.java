package nl.dijkwacht.collectors;

/** Names from outside, fit for logs and dead letters. */
public final class Printable {

  private Printable() {}

  public static String of(String name) {
    return name.replaceAll("\\p{Cntrl}", "?");
  }
}
