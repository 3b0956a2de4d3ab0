package nl.dijkwacht.api.resources;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import nl.dijkwacht.core.privacy.Restriction;

/** That the use of what is shown is restricted, and whom to ask; the reason is the person's own. */
final class RestrictionJson {

  private RestrictionJson() {}

  /** Adds those on the persons that something is about. */
  static void put(ObjectNode json, List<Restriction> restrictions) {
    ArrayNode array = json.putArray("restrictions");
    restrictions.forEach(restriction -> put(array.addObject(), restriction));
  }

  static void put(ObjectNode json, Restriction restriction) {
    json.put("since", restriction.since().toString());
    json.put("by", restriction.by());
    json.put("reviewOn", restriction.reviewOn().toString());
  }
}
