package nl.dijkwacht.api.resources;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.OptionalInt;

/**
 * Results of controls, counted.
 *
 * @param tenths of a percent that passed of what passed or failed; empty if neither did
 * @param unknown results that could not be told: never a pass
 * @param suppressed failures under an exception that is in effect
 */
public record Counted(OptionalInt tenths, long passed, long failed, long unknown, long suppressed) {

  void into(ObjectNode json) {
    if (tenths.isPresent()) {
      json.put("percent", BigDecimal.valueOf(tenths.getAsInt(), 1));
    } else {
      json.putNull("percent");
    }
    json.put("passed", passed);
    json.put("failed", failed);
    json.put("unknown", unknown);
    json.put("suppressed", suppressed);
  }
}
