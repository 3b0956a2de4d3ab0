package nl.dijkwacht.controls;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.dijkwacht.documents.Fields;
import nl.dijkwacht.documents.Problems;

/** Reads where a control comes from. */
final class MappingReader {

  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 .()-]{0,59}");
  private static final Pattern ARTICLE = Pattern.compile("[1-9][0-9]?(\\([0-9]\\))?(\\([a-z]\\))?");

  private final Fields fields;
  private final Problems problems;

  MappingReader(Fields fields, Problems problems) {
    this.fields = fields;
    this.problems = problems;
  }

  List<Mapping> read() {
    Optional<Fields> section = fields.section("mappings");
    if (section.isEmpty()) {
      return List.of();
    }
    List<Mapping> mappings = new ArrayList<>();
    for (Mapping.Framework framework : Mapping.Framework.values()) {
      for (String reference : section.get().texts(framework.label())) {
        check(section.get(), framework, reference);
        mappings.add(new Mapping(framework, reference, framework.force()));
      }
    }
    section.get().rejectUnknown();
    return mappings;
  }

  private void check(Fields section, Mapping.Framework framework, String reference) {
    boolean isArticle = framework == Mapping.Framework.AVG;
    if (!(isArticle ? ARTICLE : REFERENCE).matches(reference)) {
      problems.error(
          section.placeOf(framework.label()),
          "'%s' cannot be used here: %s"
              .formatted(
                  reference,
                  isArticle
                      ? "an article is written as 32(1)(a)"
                      : "a reference is letters, digits, dots, '-' and brackets"));
    }
  }
}
