package nl.dijkwacht.publish.response.policies;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.response.ResponseAction;

/**
 * What a runner is to be asked, for whatever finding.
 *
 * @param parameters by their names
 */
public record ActionTemplate(RunnerTarget runner, Map<String, Template> parameters) {

  public ActionTemplate {
    parameters = Map.copyOf(parameters);
  }

  /** The fields that a finding lacks for it. */
  public List<String> lacking(Map<FindingField, String> values) {
    return parameters.values().stream()
        .flatMap(template -> template.lacking(values).stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** What is asked for a finding that lacks nothing. */
  public ResponseAction filled(Map<FindingField, String> values) {
    Map<String, String> filled = new LinkedHashMap<>();
    parameters.forEach((name, template) -> filled.put(name, template.filled(values)));
    return new ResponseAction(runner.arn(), filled);
  }
}
