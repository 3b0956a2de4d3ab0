package nl.dijkwacht.sigma.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.Suggestions;
import nl.dijkwacht.sigma.correlate.Correlation;
import nl.dijkwacht.sigma.correlate.Member;
import nl.dijkwacht.sigma.parse.CorrelationDraft;
import nl.dijkwacht.sigma.parse.Reference;

/** Tells where the fields of a correlation stand in the events of each of its rules. */
final class MemberFields {

  private final CorrelationDraft draft;
  private final Map<String, Correlation> inner;
  private final Problems problems;

  /** By alias, the field for the id of each rule. */
  private final Map<String, Map<String, String>> aliases = new LinkedHashMap<>();

  MemberFields(
      CorrelationDraft draft, RuleNames names, Map<String, Correlation> inner, Problems problems) {
    this.draft = draft;
    this.inner = inner;
    this.problems = problems;
    for (CorrelationDraft.Alias alias : draft.aliases()) {
      aliases.put(alias.name(), fields(alias, names));
    }
  }

  private Map<String, String> fields(CorrelationDraft.Alias alias, RuleNames names) {
    Map<String, String> fields = new HashMap<>();
    for (CorrelationDraft.Alias.Use use : alias.uses()) {
      names
          .find(use.rule(), problems)
          .ifPresent(found -> fields.put(found.head().ref().id(), use.field()));
    }
    return fields;
  }

  /** The rules of these ids as members. */
  List<Member> members(List<String> ids) {
    checkAliases(new HashSet<>(ids));
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      String id = ids.get(i);
      Reference rule = draft.rules().get(i);
      members.add(
          new Member(
              id,
              inner.containsKey(id),
              paths(draft.groupBy(), id, rule),
              paths(draft.fields(), id, rule)));
    }
    return members;
  }

  private void checkAliases(Set<String> ids) {
    for (CorrelationDraft.Alias alias : draft.aliases()) {
      if (!ids.containsAll(aliases.getOrDefault(alias.name(), Map.of()).keySet())) {
        problems.error(
            alias.place(),
            "the alias '%s' names a rule that is not among the correlation's rules"
                .formatted(alias.name()));
      }
    }
  }

  private List<FieldPath> paths(List<Reference> fields, String id, Reference rule) {
    return fields.stream().map(field -> FieldPath.of(resolve(field, id, rule))).toList();
  }

  private String resolve(Reference field, String id, Reference rule) {
    String name = field.text();
    Map<String, String> alias = aliases.get(name);
    if (alias != null && !alias.containsKey(id)) {
      problems.error(
          field.place(),
          "the alias '%s' tells no field for the rule '%s'; add it".formatted(name, rule.text()));
      return name;
    }
    String resolved = alias == null ? name : alias.getOrDefault(id, name);
    Correlation correlation = inner.get(id);
    if (correlation != null && !correlation.groupBy().contains(resolved)) {
      problems.error(
          field.place(),
          "'%s' is not known of the correlation '%s', which groups by %s; group that one by it too%s"
              .formatted(
                  resolved,
                  rule.text(),
                  correlation.groupBy().isEmpty()
                      ? "nothing"
                      : "'" + String.join("', '", correlation.groupBy()) + "'",
                  Suggestions.question(resolved, correlation.groupBy())));
    }
    return resolved;
  }
}
