package nl.dijkwacht.collectors;

/** Names from outside, fit for logs and dead letters. */
final class Printable {

  private Printable() {}

  static String of(String name) {
    return name.replaceAll("\\p{Cntrl}", "?");
  }
}
