package nl.dijkwacht.sigma.parse;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nl.dijkwacht.documents.Fields;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.Suggestions;
import nl.dijkwacht.sigma.correlate.Correlation;
import nl.dijkwacht.sigma.correlate.CorrelationType;

/** Reads a correlation document (specification 2.1, correlation rules). */
final class CorrelationReader {

  /** Rules of pySigma's and suzaku's carry it here, the specification above. */
  private static final String GENERATE = "generate";

  private final Duration longestTimespan;
  private final Problems problems;

  CorrelationReader(Duration longestTimespan, Problems problems) {
    this.longestTimespan = longestTimespan;
    this.problems = problems;
  }

  Optional<CorrelationDraft> read(Fields document, DocumentHead head) {
    Optional<Fields> section = document.requiredSection("correlation");
    if (section.isEmpty()) {
      return Optional.empty();
    }
    Fields fields = section.get().require("type", "rules", "timespan");
    boolean generate = fields.flag(GENERATE, document.flag(GENERATE, false));
    Optional<CorrelationType> type = fields.text("type").flatMap(text -> type(fields, text));
    List<Reference> rules = rules(fields);
    List<Reference> groupBy = References.fields(fields, "group-by", problems);
    List<CorrelationDraft.Alias> aliases = new AliasReader(problems).read(fields);
    Optional<Duration> timespan = fields.text("timespan").flatMap(text -> timespan(fields, text));
    Optional<MeasureReader.Measure> measure =
        type.flatMap(t -> new MeasureReader(t, rules.size()).read(fields, problems));
    fields.rejectUnknown();
    if (timespan.isEmpty() || measure.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new CorrelationDraft(
            head,
            type.orElseThrow(),
            rules,
            groupBy,
            measure.get().fields(),
            aliases,
            timespan.get(),
            measure.get().threshold(),
            measure.get().percentile(),
            generate));
  }

  private List<Reference> rules(Fields fields) {
    List<Reference> rules = References.read(fields, "rules", problems);
    if (fields.node("rules").isPresent() && rules.isEmpty()) {
      problems.error(fields.placeOf("rules"), "'rules' is empty; name at least one");
    } else if (rules.size() > Correlation.MOST_MEMBERS) {
      problems.error(
          fields.placeOf("rules"), "there are more than " + Correlation.MOST_MEMBERS + " rules");
    }
    return rules;
  }

  private Optional<CorrelationType> type(Fields fields, String text) {
    Optional<CorrelationType> type = CorrelationType.ofLabel(text);
    if (type.isEmpty()) {
      problems.error(
          fields.placeOf("type"),
          "there is no correlation of type '%s'%s; there are %s"
              .formatted(
                  text,
                  Suggestions.question(text, CorrelationType.labels()),
                  String.join(", ", CorrelationType.labels())));
    }
    return type;
  }

  private Optional<Duration> timespan(Fields fields, String text) {
    Optional<Duration> timespan = Timespan.parse(text);
    if (timespan.isEmpty()) {
      problems.error(
          fields.placeOf("timespan"),
          "'timespan': expected " + Timespan.EXPECTED + ", found '" + text + "'");
    } else if (timespan.get().compareTo(longestTimespan) > 0) {
      problems.error(
          fields.placeOf("timespan"),
          "the timespan '%s' is longer than matches are remembered; make it shorter, or set detect.correlate-for (now %s) to more"
              .formatted(text, longestTimespan));
      return Optional.empty();
    }
    return timespan;
  }
}
