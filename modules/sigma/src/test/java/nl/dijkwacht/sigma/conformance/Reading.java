package nl.dijkwacht.sigma.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.sigma.correlate.Correlation;
import nl.dijkwacht.sigma.correlate.CorrelationType;
import nl.dijkwacht.sigma.correlate.Member;
import nl.dijkwacht.sigma.match.Filter;

/** Tells in a line what documents have become, for tables. */
final class Reading {

  private Reading() {}

  /** The correlations, or else the filters, or else the titles of the rules. */
  static String of(RuleSet rules) {
    List<String> lines = new ArrayList<>(rules.correlations().stream().map(Reading::line).toList());
    if (lines.isEmpty()) {
      rules.filters().stream().map(Reading::line).forEach(lines::add);
    }
    if (lines.isEmpty()) {
      rules.rules().stream().map(rule -> rule.ref().title()).forEach(lines::add);
    }
    return String.join("; ", lines);
  }

  private static String line(Correlation correlation) {
    return Stream.of(
            correlation.type().label()
                + " of "
                + correlation.members().stream()
                    .map(Reading::member)
                    .collect(Collectors.joining(", ")),
            correlation.groupBy().isEmpty() ? "" : "by " + String.join(", ", correlation.groupBy()),
            "in " + correlation.timespan(),
            "if " + correlation.threshold(),
            correlation.type() == CorrelationType.VALUE_PERCENTILE
                ? "at " + correlation.percentile() + "%"
                : "",
            correlation.generate() ? "generating" : "")
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** With its fields and groups, if these have other names than the correlation's. */
  private static String member(Member member) {
    String fields =
        member.fields().stream().map(FieldPath::toString).collect(Collectors.joining(", "));
    String groups =
        member.groupBy().stream().map(FieldPath::toString).collect(Collectors.joining(", "));
    return member.ruleId()
        + (fields.isEmpty() ? "" : "(" + fields + ")")
        + (groups.isEmpty() ? "" : "[" + groups + "]");
  }

  private static String line(Filter filter) {
    return "filter on "
        + String.join(", ", filter.rules())
        + (filter.owner().isEmpty() ? "" : " of " + filter.owner())
        + (filter.reason().isEmpty() ? "" : " because " + filter.reason())
        + (filter.expires() == null ? "" : " until " + filter.expires());
  }
}
