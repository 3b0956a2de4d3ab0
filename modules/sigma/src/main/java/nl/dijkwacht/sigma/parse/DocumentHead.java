package nl.dijkwacht.sigma.parse;

import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.documents.Fields;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.Scalar;

/**
 * What documents of all kinds begin with.
 *
 * @param name under which others may name it; empty if it has none
 */
public record DocumentHead(RuleRef ref, String name, Place place) {

  /** What findings carry has to fit in a record; the numbers are those of Sigma's schemas. */
  private static final Map<String, Integer> LONGEST =
      Map.of(
          "title",
          256,
          "title-nl",
          256,
          "id",
          256,
          "name",
          256,
          "description",
          65_535,
          "description-nl",
          65_535);

  private static final String OUR_TAXONOMY = "sigma";

  /** Reads it; a document without an id is known by its title. */
  static DocumentHead read(Fields fields, String version, Problems problems) {
    LONGEST.forEach((key, longest) -> checkLength(fields, key, longest, problems));
    checkTaxonomy(fields, problems);
    String title = fields.requiredText("title").orElse("");
    List<String> steps = fields.texts("response-nl");
    RuleRef ref =
        new RuleRef(
            fields.text("id", StableId.of(List.of("sigma", title))),
            version,
            title,
            fields.text("description", ""),
            fields.choice("level", Level.class, Level.MEDIUM),
            fields.texts("tags"),
            fields.texts("response"),
            fields.text("title-nl").orElse(null),
            steps.isEmpty() ? null : steps,
            fields.text("description-nl").orElse(null));
    return new DocumentHead(ref, fields.text("name", ""), fields.place());
  }

  private static void checkLength(Fields fields, String key, int longest, Problems problems) {
    fields
        .node(key)
        .filter(node -> node instanceof Scalar scalar && scalar.text().length() > longest)
        .ifPresent(
            node ->
                problems.error(
                    node.place(), "'%s' has at most %,d characters".formatted(key, longest)));
  }

  /** Names of other taxonomies are not CloudTrail's, and would be fields that no event has. */
  private static void checkTaxonomy(Fields fields, Problems problems) {
    fields
        .node("taxonomy")
        .filter(node -> !(node instanceof Scalar scalar && scalar.text().equals(OUR_TAXONOMY)))
        .ifPresent(
            node ->
                problems.warning(
                    node.place(),
                    "other taxonomies than '"
                        + OUR_TAXONOMY
                        + "' are not translated; names of fields have to be CloudTrail's"));
  }
}
