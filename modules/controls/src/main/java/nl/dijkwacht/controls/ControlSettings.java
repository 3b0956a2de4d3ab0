package nl.dijkwacht.controls;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What an organisation asks otherwise than the controls' authors.
 *
 * @param parameters values instead of the defaults, by control and name: texts, numbers, booleans
 *     or lists of them
 * @param disabled ids of controls that are not judged at all
 */
public record ControlSettings(Map<String, Map<String, Object>> parameters, Set<String> disabled) {

  /** All controls, with their authors' parameters. */
  public static final ControlSettings DEFAULT = new ControlSettings(Map.of(), Set.of());

  public ControlSettings {
    Map<String, Map<String, Object>> copy = new HashMap<>();
    parameters.forEach((id, values) -> copy.put(id, Map.copyOf(values)));
    parameters = Map.copyOf(copy);
    disabled = Set.copyOf(disabled);
  }
}
