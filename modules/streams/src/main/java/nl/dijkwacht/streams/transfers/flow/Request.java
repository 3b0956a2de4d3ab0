package nl.dijkwacht.streams.transfers.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a call. Names are compared whatever their letter case, since services write the
 * same name in several ways, and lists are looked into at each step. Immutable.
 */
final class Request {

  /** Of one call; more comes from nobody but who makes it up. */
  private static final int MOST = 1_000;

  private final Map<?, ?> parameters;

  Request(Map<?, ?> parameters) {
    this.parameters = parameters;
  }

  /** The first text at a path such as {@code rule.destination}; null if there is none. */
  @Nullable String text(String path) {
    List<String> texts = texts(path);
    return texts.isEmpty() ? null : texts.get(0);
  }

  /** All texts at a path. */
  List<String> texts(String path) {
    return found(path).stream()
        .filter(value -> value instanceof String || value instanceof Number)
        .map(Object::toString)
        .filter(text -> !text.isBlank())
        .toList();
  }

  /** All objects at a path. */
  List<Request> objects(String path) {
    List<Request> objects = new ArrayList<>();
    for (Object value : found(path)) {
      if (value instanceof Map<?, ?> map) {
        objects.add(new Request(map));
      }
    }
    return objects;
  }

  private List<Object> found(String path) {
    List<Object> found = new ArrayList<>();
    collect(parameters, path.split("\\."), 0, found);
    return found;
  }

  private static void collect(Object node, String[] path, int at, List<Object> found) {
    if (node instanceof List<?> list) {
      for (Object item : list) {
        collect(item, path, at, found);
      }
    } else if (at == path.length) {
      if (found.size() < MOST) {
        found.add(node);
      }
    } else if (node instanceof Map<?, ?> map) {
      map.forEach(
          (name, value) -> {
            if (name instanceof String text && text.equalsIgnoreCase(path[at])) {
              collect(value, path, at + 1, found);
            }
          });
    }
  }
}
