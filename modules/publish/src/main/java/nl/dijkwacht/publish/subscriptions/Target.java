package nl.dijkwacht.publish.subscriptions;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An address of HTTP.
 *
 * @param host that it leads to, in lower case: of a secret one it is told apart, so that it can be
 *     held against the register
 * @param url if it is no secret
 * @param secret where the URL is, if it is one
 * @param allowPlain whether it may be without TLS
 */
public record Target(String host, @Nullable URI url, @Nullable Secret secret, boolean allowPlain) {

  /** A URL that is no secret. */
  public static Target of(URI url, boolean allowPlain) {
    return new Target(hostOf(url), url, null, allowPlain);
  }

  /** The host of a URL in lower case; empty if it has none. */
  static String hostOf(URI url) {
    return url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
  }

  /**
   * The URL, if it leads to the host.
   *
   * @throws IOException with a sentence for people, without anything of a secret URL
   */
  public URI resolve(Secrets secrets) throws IOException {
    if (url != null) {
      return url;
    }
    Secret where = Optional.ofNullable(secret).orElseThrow();
    URI found = parse(secrets.of(where), where);
    if (!hostOf(found).equals(host)) {
      throw new IOException(
          "the URL in %s does not lead to %s; correct one of them".formatted(where, host));
    }
    return found;
  }

  private static URI parse(String text, Secret where) throws IOException {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      // Its message has the URL in it.
      throw new IOException("%s holds no URL; correct it".formatted(where));
    }
  }
}
