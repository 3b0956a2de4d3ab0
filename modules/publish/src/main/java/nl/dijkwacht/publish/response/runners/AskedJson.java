package nl.dijkwacht.publish.response.runners;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeMap;

/** What is asked, as event buses and functions get it. */
final class AskedJson {

  private static final JsonMapper MAPPER = new JsonMapper();

  private AskedJson() {}

  static String of(Asked asked) {
    ObjectNode json =
        MAPPER
            .createObjectNode()
            .put("request", asked.request())
            .put("finding", asked.finding())
            .put("policy", asked.policy());
    ObjectNode parameters = json.putObject("parameters");
    new TreeMap<>(asked.parameters()).forEach(parameters::put);
    return json.toString();
  }
}
