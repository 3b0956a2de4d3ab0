package nl.dijkwacht.api;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request as pages see it.
 *
 * @param path decoded, beginning with a slash
 * @param variables what stands in the path where the route has a name
 * @param query by name, decoded, as often as each is given
 * @param headers by name in lower case, as often as each is given
 * @param address of the client's end of the connection
 * @param secure whether it came over TLS
 */
public record Call(
    String method,
    String path,
    Map<String, String> variables,
    Map<String, List<String>> query,
    Map<String, List<String>> headers,
    String address,
    boolean secure,
    Body body) {

  /** The most bytes that a request may have in its body. */
  public static final int MAX_BODY = 64 * 1024;

  /** What is sent with a request; read once. */
  @FunctionalInterface
  public interface Body {

    /** At most so many bytes, or fewer where it has fewer. */
    byte[] read(int most) throws IOException;
  }

  public Call {
    variables = Map.copyOf(variables);
    query = Map.copyOf(query);
    headers = Map.copyOf(headers);
  }

  Call at(Map<String, String> found) {
    return new Call(method, path, found, query, headers, address, secure, body);
  }

  /** What stands in the path in place of a name of the route. */
  public String variable(String name) {
    return variables.getOrDefault(name, "");
  }

  /** The first value of a query parameter that is not blank. */
  public Optional<String> query(String name) {
    return query.getOrDefault(name, List.of()).stream()
        .filter(value -> !value.isBlank())
        .findFirst();
  }

  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  /** The value of a cookie, without its quotes if it has them. */
  public Optional<String> cookie(String name) {
    return headers.getOrDefault("cookie", List.of()).stream()
        .flatMap(line -> List.of(line.split(";", 64)).stream())
        .map(String::strip)
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> pair.substring(name.length() + 1).replace("\"", ""))
        .findFirst();
  }

  /** What the client prefers of two languages. */
  public boolean prefersDutch() {
    Accepted accepted = Accepted.in(headers, "accept-language");
    double dutch = Math.max(accepted.weight("nl"), accepted.weight("nl-nl"));
    double english =
        Math.max(
            accepted.weight("en"), Math.max(accepted.weight("en-gb"), accepted.weight("en-us")));
    return dutch > english;
  }

  /** Whether a browser says that another site made it ask. */
  public boolean isFromElsewhere() {
    String site = header("sec-fetch-site").orElse("none");
    boolean other = !site.equals("none") && !site.equals("same-origin");
    return other || header("origin").map(origin -> !isHere(origin)).orElse(false);
  }

  private boolean isHere(String origin) {
    String host = hostOf(origin);
    return host != null && host.equalsIgnoreCase(header("host").orElse(""));
  }

  private static @Nullable String hostOf(String origin) {
    try {
      return URI.create(origin).getAuthority();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** The host that the client thinks it speaks to, without port; empty if it names none. */
  public String host() {
    String host = header("host").orElse("");
    int end = host.startsWith("[") ? host.indexOf(']') + 1 : host.indexOf(':');
    return (end > 0 ? host.substring(0, end) : host).toLowerCase(Locale.ROOT);
  }
}
