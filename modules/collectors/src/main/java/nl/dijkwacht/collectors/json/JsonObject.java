package nl.dijkwacht.collectors.json;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The members of an object by what they should be. A member may go by several names; the first that
 * is there counts. Where there is none, or another kind of value, there is nothing.
 */
public record JsonObject(Map<String, Object> members) {

  private static final JsonObject EMPTY = new JsonObject(Map.of());

  /** A value that should be an object; without members if it is something else. */
  public static JsonObject of(@Nullable Object value) {
    if (!(value instanceof Map<?, ?>)) {
      return EMPTY;
    }
    @SuppressWarnings("unchecked") // Maps of trees have names as keys.
    Map<String, Object> members = (Map<String, Object>) value;
    return new JsonObject(members);
  }

  public boolean has(String name) {
    return members.containsKey(name);
  }

  public @Nullable Object value(String... names) {
    for (String name : names) {
      Object value = members.get(name);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /** A text that is not empty, or a number as text. */
  public @Nullable String text(String... names) {
    Object value = value(names);
    if (value instanceof Number) {
      return value.toString();
    }
    return value instanceof String text && !text.isEmpty() ? text : null;
  }

  public JsonObject object(String... names) {
    return of(value(names));
  }

  /** A list; a value that is none is a list of itself, since AWS has been seen to write both. */
  public List<?> list(String... names) {
    Object value = value(names);
    return value == null ? List.of() : value instanceof List<?> list ? list : List.of(value);
  }

  public boolean isTrue(String... names) {
    return Boolean.TRUE.equals(value(names));
  }

  public @Nullable Number number(String... names) {
    return value(names) instanceof Number number ? number : null;
  }

  public @Nullable Instant time(String... names) {
    Object value = value(names);
    return value == null ? null : AwsTime.of(value);
  }
}
