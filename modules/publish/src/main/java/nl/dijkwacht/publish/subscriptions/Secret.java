package nl.dijkwacht.publish.subscriptions;

/**
 * Where a secret is; never the secret itself, so that it can be shown.
 *
 * @param name of the variable or file
 */
public record Secret(Source source, String name) {

  /** Variables of which subscriptions may speak begin so: nobody reads others by publishing. */
  public static final String PREFIX = "DIJKWACHT_SECRET_";

  /** What holds it. */
  public enum Source {
    ENV,
    FILE
  }

  @Override
  public String toString() {
    return (source == Source.ENV ? "the environment variable " : "the file ") + name;
  }
}
