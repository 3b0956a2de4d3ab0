package nl.dijkwacht.controls;

import java.util.Map;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.expressions.Outcome;
import nl.dijkwacht.expressions.Variables;
import org.jspecify.annotations.Nullable;

/** A call as expressions see it: of the resource's state it tells nothing. */
final class CallVariables implements Variables {

  private static final Outcome.Missing UNTOLD =
      new Outcome.Missing("a call does not tell the state of its resource");

  private final Change change;
  private final Map<String, Object> item;
  private Map<String, Object> parameters = Map.of();

  CallVariables(Change change) {
    this.change = change;
    this.item = StateVariables.resource(change.resource());
    item.put("capturedAt", change.event().eventTime());
  }

  CallVariables with(Map<String, Object> parametersOfControl) {
    this.parameters = parametersOfControl;
    return this;
  }

  @Override
  public @Nullable Object value(String name) {
    return switch (name) {
      case "request" -> change.request();
      case "params" -> parameters;
      case "item" -> item;
      default -> UNTOLD;
    };
  }
}
