package nl.dijkwacht.sigma.parse;

import java.util.List;
import nl.dijkwacht.core.Level;
import nl.dijkwacht.core.RuleRef;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.documents.Fields;
import nl.dijkwacht.documents.Place;

/**
 * What documents of all kinds begin with.
 *
 * @param name under which others may name it; empty if it has none
 */
public record DocumentHead(RuleRef ref, String name, Place place) {

  /** Reads it; a document without an id is known by its title. */
  static DocumentHead read(Fields fields, String version) {
    String title = fields.requiredText("title").orElse("");
    RuleRef ref =
        new RuleRef(
            fields.text("id", StableId.of(List.of("sigma", title))),
            version,
            title,
            fields.text("description", ""),
            fields.choice("level", Level.class, Level.MEDIUM),
            fields.texts("tags"),
            fields.texts("response"));
    return new DocumentHead(ref, fields.text("name", ""), fields.place());
  }
}
