package nl.dijkwacht.collectors.coverage;

import java.util.List;
import nl.dijkwacht.core.coverage.FieldCondition;
import nl.dijkwacht.core.coverage.TrailSelector;
import nl.dijkwacht.core.coverage.TrailSelector.Advanced;
import nl.dijkwacht.core.coverage.TrailSelector.Basic;
import nl.dijkwacht.core.coverage.TrailSelector.DataResource;
import nl.dijkwacht.core.coverage.TrailSelector.ReadWrite;

/** Holds single events against selectors, as CloudTrail's documentation tells it. */
final class NaiveSelectors {

  /** An event as far as selectors look at it. */
  record Event(
      String category,
      String source,
      String name,
      boolean readOnly,
      String type,
      String arn,
      String caller) {}

  private NaiveSelectors() {}

  static boolean take(List<TrailSelector> selectors, Event event) {
    return selectors.stream().anyMatch(selector -> takes(selector, event));
  }

  private static boolean takes(TrailSelector selector, Event event) {
    return selector instanceof Advanced advanced
        ? advanced.fields().stream().allMatch(field -> passes(field, value(field.field(), event)))
        : takes((Basic) selector, event);
  }

  private static boolean takes(Basic basic, Event event) {
    if ((basic.readWrite() == ReadWrite.READ_ONLY && !event.readOnly)
        || (basic.readWrite() == ReadWrite.WRITE_ONLY && event.readOnly)) {
      return false;
    }
    if (event.category.equals("Management")) {
      return basic.managementEvents() && !basic.excludedSources().contains(event.source);
    }
    for (DataResource data : basic.data()) {
      for (String value : data.values()) {
        boolean isService = value.split(":").length == 3;
        if (data.type().equals(event.type)
            && (event.type.equals("AWS::S3::Object")
                ? event.arn.startsWith(value)
                : event.arn.equals(value) || (isService && event.arn.startsWith(value + ":")))) {
          return true;
        }
      }
    }
    return false;
  }

  private static String value(String field, Event event) {
    return switch (field) {
      case "eventCategory" -> event.category;
      case "eventSource" -> event.source;
      case "eventName" -> event.name;
      case "readOnly" -> Boolean.toString(event.readOnly);
      case "resources.type" -> event.type;
      case "resources.ARN" -> event.arn;
      case "userIdentity.arn" -> event.caller;
      default -> throw new IllegalArgumentException(field);
    };
  }

  private static boolean passes(FieldCondition condition, String value) {
    boolean asksForAny =
        !(condition.equals().isEmpty()
            && condition.startsWith().isEmpty()
            && condition.endsWith().isEmpty());
    boolean any = false;
    for (String v : condition.equals()) {
      any |= value.equals(v);
    }
    for (String v : condition.startsWith()) {
      any |= value.startsWith(v);
    }
    for (String v : condition.endsWith()) {
      any |= value.endsWith(v);
    }
    for (String v : condition.notEquals()) {
      if (value.equals(v)) {
        return false;
      }
    }
    for (String v : condition.notStartsWith()) {
      if (value.startsWith(v)) {
        return false;
      }
    }
    for (String v : condition.notEndsWith()) {
      if (value.endsWith(v)) {
        return false;
      }
    }
    return any || !asksForAny;
  }
}
