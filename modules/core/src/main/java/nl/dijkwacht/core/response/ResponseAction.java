package nl.dijkwacht.core.response;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a runner is asked to do.
 *
 * @param runner ARN of the event bus, the document of SSM or the function that is asked
 * @param parameters by their names, in the order of these
 */
public record ResponseAction(String runner, Map<String, String> parameters) {

  public ResponseAction {
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
  }

  /** For people, on one line. */
  public String text() {
    return parameters.isEmpty() ? runner : runner + " with " + parameters;
  }
}
