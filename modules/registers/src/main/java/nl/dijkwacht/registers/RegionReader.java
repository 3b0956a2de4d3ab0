package nl.dijkwacht.registers;

import java.util.List;
import java.util.Optional;
import nl.dijkwacht.core.resource.ResourceIdentity;

/** Reads entries of the register of Regions. */
final class RegionReader {

  private RegionReader() {}

  static Optional<RegionEntry> read(String id, EntryFields fields, RegisterSettings settings) {
    Optional<String> country = fields.required("country").flatMap(any -> fields.country("country"));
    String place = fields.text("place").orElse("");
    List<String> lists = fields.texts("lists");
    if (!id.isEmpty() && !ResourceIdentity.isRegion(id)) {
      fields.error(
          RegisterEntries.ID, "'id': expected a Region such as eu-west-1, found '" + id + "'");
    }
    return country.map(code -> new RegionEntry(id, code, place, lists));
  }
}
