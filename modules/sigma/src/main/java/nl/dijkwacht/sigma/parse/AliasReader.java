package nl.dijkwacht.sigma.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.dijkwacht.documents.Fields;
import nl.dijkwacht.documents.Mapping;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.Scalar;
import nl.dijkwacht.sigma.modify.FieldNames;

/** Reads the aliases of a correlation: names for fields that differ by rule. */
final class AliasReader {

  private final Problems problems;

  AliasReader(Problems problems) {
    this.problems = problems;
  }

  List<CorrelationDraft.Alias> read(Fields correlation) {
    List<CorrelationDraft.Alias> aliases = new ArrayList<>();
    Optional<Node> section = correlation.node("aliases");
    if (section.isPresent() && section.get() instanceof Mapping mapping) {
      mapping
          .entries()
          .forEach(
              (name, node) -> alias(name, mapping.placeOf(name), node).ifPresent(aliases::add));
    } else {
      section.ifPresent(
          node ->
              problems.error(
                  node.place(), "'aliases': expected names, each with the field of each rule"));
    }
    return aliases;
  }

  private Optional<CorrelationDraft.Alias> alias(String name, Place place, Node node) {
    if (!(node instanceof Mapping mapping)) {
      problems.error(
          place, "the alias '" + name + "' has to tell the field of each rule: {rule: field}");
      return Optional.empty();
    }
    List<CorrelationDraft.Alias.Use> uses = new ArrayList<>();
    mapping
        .entries()
        .forEach(
            (rule, field) -> {
              if (field instanceof Scalar scalar
                  && !scalar.text().isBlank()
                  && FieldNames.allow(scalar.text(), scalar.place(), problems)) {
                Reference reference = new Reference(rule, mapping.placeOf(rule));
                uses.add(new CorrelationDraft.Alias.Use(reference, scalar.text()));
              } else {
                problems.error(field.place(), "expected the name of a field here");
              }
            });
    return Optional.of(new CorrelationDraft.Alias(name, place, uses));
  }
}
