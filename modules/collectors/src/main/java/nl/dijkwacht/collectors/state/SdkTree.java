package nl.dijkwacht.collectors.state;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** What the SDK answers as maps and lists, with names as AWS Config writes them: isLogging. */
final class SdkTree {

  private SdkTree() {}

  /** All fields of an answer that are there. */
  static Map<String, Object> of(SdkPojo answer) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (SdkField<?> field : answer.sdkFields()) {
      Object value = value(field.getValueOrDefault(answer));
      if (value != null) {
        members.put(name(field.memberName()), value);
      }
    }
    return members;
  }

  /** Some fields of an answer that are there. */
  static Map<String, Object> of(SdkPojo answer, Set<String> names) {
    Map<String, Object> members = of(answer);
    members.keySet().retainAll(names);
    return members;
  }

  static List<Object> of(List<? extends SdkPojo> answers) {
    return answers.stream().map(answer -> (Object) of(answer)).toList();
  }

  private static @Nullable Object value(@Nullable Object value) {
    if (value instanceof SdkPojo pojo) {
      return of(pojo);
    }
    if (value instanceof SdkAutoConstructList<?> || value instanceof SdkAutoConstructMap<?, ?>) {
      return null;
    }
    if (value instanceof List<?> elements) {
      return elements.stream().map(SdkTree::value).filter(element -> element != null).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> members = new LinkedHashMap<>();
      map.forEach(
          (key, member) -> {
            Object inner = value(member);
            if (inner != null) {
              members.put(key.toString(), inner);
            }
          });
      return members;
    }
    return value instanceof Instant ? value.toString() : plain(value);
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return value instanceof Boolean || value instanceof Number || value instanceof String
        ? value
        : null;
  }

  private static String name(String member) {
    return member.substring(0, 1).toLowerCase(Locale.ROOT) + member.substring(1);
  }
}
