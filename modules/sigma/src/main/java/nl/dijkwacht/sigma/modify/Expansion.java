package nl.dijkwacht.sigma.modify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.documents.Suggestions;

/** Puts the values of the configuration in the place of placeholders. */
enum Expansion implements TextChange {
  INSTANCE;

  @Override
  public Optional<List<SigmaText>> apply(SigmaText text, Place place, RuleScope scope) {
    if (!text.hasPlaceholder() && text.literals().contains("%")) {
      scope
          .problems()
          .warning(
              place,
              "this has no placeholder such as %name%: '\\%' is a plain percent sign, and '\\\\%' a"
                  + " backslash with a placeholder behind it");
    }
    List<List<List<SigmaText.Part>>> choices = new ArrayList<>();
    for (SigmaText.Part part : text.parts()) {
      Optional<List<List<SigmaText.Part>>> ofPart = choices(part, place, scope);
      if (ofPart.isEmpty()) {
        return Optional.empty();
      }
      choices.add(ofPart.get());
    }
    return Products.of(choices, place, scope.budget())
        .map(variants -> variants.stream().map(text::with).toList());
  }

  private static Optional<List<List<SigmaText.Part>>> choices(
      SigmaText.Part part, Place place, RuleScope scope) {
    if (!(part instanceof SigmaText.Placeholder placeholder)) {
      return Optional.of(List.of(List.of(part)));
    }
    return values(placeholder.name(), place, scope)
        .map(values -> values.stream().map(value -> SigmaText.parse(value).parts()).toList());
  }

  /** The values of a placeholder; empty, with a problem, if the configuration has none. */
  static Optional<List<String>> values(String name, Place place, RuleScope scope) {
    Optional<List<String>> values = scope.placeholders().of(name).filter(v -> !v.isEmpty());
    if (values.isEmpty()) {
      scope.error(
          place,
          ("the placeholder %%%s%% has no value%s; set rules.placeholders.%s in dijkwacht.yaml or"
                  + " give --placeholder %s=VALUE; a plain percent sign is written \\%%")
              .formatted(
                  name, Suggestions.question(name, scope.placeholders().names()), name, name));
    }
    return values;
  }
}
