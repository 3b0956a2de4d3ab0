package nl.dijkwacht.sigma.lint;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import nl.dijkwacht.documents.Mapping;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Scalar;
import nl.dijkwacht.documents.Sequence;
import nl.dijkwacht.documents.Suggestions;

/** Holds what a rule says about itself to the schemas of the specification. */
final class MetadataLint {

  private static final List<String> STATUSES =
      List.of("stable", "test", "experimental", "deprecated", "unsupported");
  private static final Predicate<String> UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}").asMatchPredicate();
  private static final Predicate<String> DATE =
      Pattern.compile("\\d{4}-(0[1-9]|1[012])-(0[1-9]|[12][0-9]|3[01])").asMatchPredicate();
  private static final Predicate<String> TAG =
      Pattern.compile("[a-z0-9_-]+\\.[a-z0-9._-]+").asMatchPredicate();
  private static final Predicate<String> ARTICLE =
      Pattern.compile("avg\\.art-\\d+(-\\d+)?(-[a-z])?").asMatchPredicate();

  private final Mapping rule;
  private final Remarks remarks;

  MetadataLint(Mapping rule, Remarks remarks) {
    this.rule = rule;
    this.remarks = remarks;
  }

  void check() {
    id();
    level();
    description();
    for (String key : List.of("date", "modified")) {
      hold(key, DATE, Check.DATE_FORMAT, "write '" + key + "' as YYYY-MM-DD, not %s");
    }
    if (rule.get("tags").orElse(null) instanceof Sequence tags) {
      tags(tags);
    }
  }

  private void id() {
    if (isMissing("id")) {
      remarks.add(
          Check.MISSING_ID,
          rule.place(),
          "the rule has no id: findings hang on it, and until it has one they change with the"
              + " title; add a UUID");
    }
    hold("id", UUID, Check.ID_FORMAT, "the id %s is no UUID; other engines may refuse it");
  }

  private void level() {
    // A filter makes no findings, so it has none.
    if (isMissing("level") && rule.get("filter").isEmpty()) {
      remarks.add(
          Check.MISSING_LEVEL,
          rule.place(),
          "the rule has no level and counts as medium; add one of informational, low, medium,"
              + " high, critical");
    }
    if (isMissing("status") && rule.get("filter").isEmpty()) {
      remarks.add(
          Check.MISSING_STATUS,
          rule.place(),
          "the rule has no status; add one of " + String.join(", ", STATUSES));
    }
    text("status")
        .filter(status -> !STATUSES.contains(status.text()))
        .ifPresent(
            status ->
                remarks.add(
                    Check.STATUS,
                    status.place(),
                    "the status %s is not one of %s%s"
                        .formatted(
                            status.description(),
                            String.join(", ", STATUSES),
                            Suggestions.question(status.text(), STATUSES))));
  }

  private void description() {
    if (isMissing("description")) {
      remarks.add(
          Check.MISSING_DESCRIPTION,
          rule.place(),
          "the rule has no description; say what a match means for those who get the alert");
    }
  }

  private void tags(Sequence tags) {
    Set<String> seen = new HashSet<>();
    for (Node node : tags.items()) {
      if (node instanceof Scalar tag) {
        String text = tag.text();
        if (!TAG.test(text)) {
          add(tag, "write the tag %s as namespace.name in lower case, such as attack.t1530");
        } else if (text.startsWith("avg.") && !ARTICLE.test(text)) {
          add(tag, "write the tag %s as avg.art-<article>-<paragraph>-<letter>");
        } else if (!seen.add(text)) {
          add(tag, "the tag %s stands twice; remove one");
        }
      }
    }
  }

  private void add(Scalar tag, String message) {
    remarks.add(Check.TAG_FORMAT, tag.place(), message.formatted(tag.description()));
  }

  /** Remarks on a text that is there and not as it should be. */
  private void hold(String key, Predicate<String> valid, Check check, String message) {
    text(key)
        .filter(value -> !valid.test(value.text()))
        .ifPresent(
            value -> remarks.add(check, value.place(), message.formatted(value.description())));
  }

  private Optional<Scalar> text(String key) {
    return rule.get(key)
        .filter(Scalar.class::isInstance)
        .map(Scalar.class::cast)
        .filter(scalar -> scalar.kind() != Scalar.Kind.NULL);
  }

  private boolean isMissing(String key) {
    Node node = rule.get(key).orElse(null);
    return node == null || (node instanceof Scalar scalar && scalar.text().isBlank());
  }
}
