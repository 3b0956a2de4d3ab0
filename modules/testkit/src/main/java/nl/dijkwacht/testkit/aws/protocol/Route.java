package nl.dijkwacht.testkit.aws.protocol;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which requests an operation is asked for with.
 *
 * @param name of the operation; or method and path, whose segments in braces match anything
 */
record Route(String service, String name, AwsOperation operation) {

  /**
   * @param operation such as {@code cloudtrail:LookupEvents} or {@code guardduty:GET
   *     /detector/{detectorId}}
   */
  static Route of(String operation, AwsOperation answers) {
    int colon = operation.indexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException(
          "'%s' is not service:Operation or service:METHOD /path".formatted(operation));
    }
    return new Route(operation.substring(0, colon), operation.substring(colon + 1), answers);
  }

  /**
   * @param requested the operation's name, or method and undecoded path
   * @return the parameters in the path, or nothing where this is another operation
   */
  Optional<Map<String, String>> match(String requestedService, String requested) {
    if (!service.equals(requestedService)) {
      return Optional.empty();
    }
    String[] pattern = name.split("/", -1);
    String[] segments = requested.split("/", -1);
    if (pattern.length != segments.length) {
      return Optional.empty();
    }
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < pattern.length; i++) {
      if (pattern[i].startsWith("{")) {
        parameters.put(
            pattern[i].substring(1, pattern[i].length() - 1),
            URLDecoder.decode(segments[i].replace("+", "%2B"), StandardCharsets.UTF_8));
      } else if (!pattern[i].equals(segments[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(parameters);
  }
}
