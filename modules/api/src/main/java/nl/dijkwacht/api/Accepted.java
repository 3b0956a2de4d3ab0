package nl.dijkwacht.api;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a client says that it takes (RFC 9110, 12.5); wildcards count for nothing. */
record Accepted(List<String> ranges) {

  private static final Pattern WEIGHT = Pattern.compile("q=[01](\\.[0-9]{0,3})?");

  /**
   * @param header in lower case
   */
  static Accepted in(Map<String, List<String>> headers, String header) {
    return new Accepted(
        headers.getOrDefault(header, List.of()).stream()
            .flatMap(line -> Stream.of(line.toLowerCase(Locale.ROOT).split(",")))
            .toList());
  }

  /**
   * From 0, not taken, to 1; the greatest if it stands there more than once. A weight that cannot
   * be read is 0.
   */
  double weight(String name) {
    return ranges.stream()
        .map(range -> range.split(";", -1))
        .filter(parts -> parts[0].strip().equals(name))
        .mapToDouble(Accepted::weight)
        .max()
        .orElse(0);
  }

  private static double weight(String... parts) {
    return Stream.of(parts)
        .map(String::strip)
        .filter(part -> part.startsWith("q="))
        .mapToDouble(
            part -> WEIGHT.matcher(part).matches() ? Double.parseDouble(part.substring(2)) : 0)
        .findFirst()
        .orElse(1);
  }
}
