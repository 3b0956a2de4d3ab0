package nl.dijkwacht.controls;

import java.util.HashMap;
import java.util.Map;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.expressions.Outcome;
import nl.dijkwacht.expressions.Variables;
import org.jspecify.annotations.Nullable;

/** A state of a resource as expressions see it; the parameters change from control to control. */
final class StateVariables implements Variables {

  private static final Outcome.Missing TAGS = new Outcome.Missing("what tags it has is not known");

  private final Judged judged;
  private @Nullable Map<String, Object> item;
  private @Nullable Map<String, Object> asset;
  private Map<String, Object> parameters = Map.of();

  StateVariables(Judged judged) {
    this.judged = judged;
  }

  StateVariables with(Map<String, Object> parametersOfControl) {
    this.parameters = parametersOfControl;
    return this;
  }

  @Override
  public @Nullable Object value(String name) {
    return switch (name) {
      case "c" -> judged.item().configuration();
      case "sC" -> judged.item().supplementary();
      case "params" -> parameters;
      case "tags" -> judged.item().tagsKnown() ? judged.item().tags() : TAGS;
      case "item" -> item();
      case "asset" -> asset();
      case "account" -> judged.account();
      default -> null;
    };
  }

  private Map<String, Object> item() {
    if (item == null) {
      ConfigurationItem state = judged.item();
      item = resource(state.resource());
      // Of a bucket the resource does not tell it.
      item.put("region", state.region());
      item.put("name", state.name() == null ? "" : state.name());
      item.put("arn", state.arn() == null ? "" : state.arn());
      item.put("capturedAt", state.capturedAt());
      if (state.createdAt() != null) {
        item.put("createdAt", state.createdAt());
      }
    }
    return item;
  }

  /** What is known of the item if only its resource is. */
  static Map<String, Object> resource(ResourceId resource) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("type", resource.type());
    fields.put("id", resource.id());
    fields.put("region", resource.region());
    fields.put("account", resource.account());
    fields.put("partition", resource.partition());
    return fields;
  }

  private Map<String, Object> asset() {
    if (asset == null) {
      Classification known = judged.classification();
      asset =
          Map.of(
              "personalData", known.personalData(),
              "specialCategory", known.specialCategory(),
              "watchesLogging", known.watchesLogging(),
              "owner", known.owner());
    }
    return asset;
  }
}
