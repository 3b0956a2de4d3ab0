package nl.dijkwacht.api;

/**
 * The answer to a {@link Check}.
 *
 * @param detail one sentence for those on duty, readable by anyone who reaches the port: no
 *     personal data, no secrets
 */
public record CheckResult(boolean up, String detail) {

  public static CheckResult up(String detail) {
    return new CheckResult(true, detail);
  }

  public static CheckResult down(String detail) {
    return new CheckResult(false, detail);
  }

  String status() {
    return up ? "up" : "down";
  }
}
