package nl.dijkwacht.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be had at a path.
 *
 * @param method {@code GET}, which answers {@code HEAD} too, or {@code POST}
 * @param path with names in braces where anything but a slash may stand
 */
public record Route(String method, String path, Page page) {

  public static Route get(String path, Page page) {
    return new Route("GET", path, page);
  }

  public static Route post(String path, Page page) {
    return new Route("POST", path, page);
  }

  boolean takes(String asked) {
    return method.equals(asked) || (method.equals("GET") && asked.equals("HEAD"));
  }

  /** What stands where the path has names; empty if it is another path. */
  Optional<Map<String, String>> match(String asked) {
    List<String> wanted = List.of(path.split("/", -1));
    List<String> given = List.of(asked.split("/", wanted.size() + 1));
    if (wanted.size() != given.size()) {
      return Optional.empty();
    }
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      String part = wanted.get(i);
      if (part.startsWith("{") && !given.get(i).isEmpty()) {
        variables.put(part.substring(1, part.length() - 1), given.get(i));
      } else if (!part.equals(given.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(variables);
  }
}
