package nl.dijkwacht.sigma.parse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.dijkwacht.documents.Fields;
import nl.dijkwacht.documents.Mapping;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.Scalar;
import nl.dijkwacht.documents.Suggestions;
import nl.dijkwacht.sigma.correlate.Correlation;
import nl.dijkwacht.sigma.correlate.CorrelationType;
import nl.dijkwacht.sigma.correlate.Threshold;
import nl.dijkwacht.sigma.modify.FieldNames;

/** Reads a correlation document (specification 2.1, correlation rules). */
final class CorrelationReader {

  private static final int MEDIAN = 50;

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
    List<Reference> rules = References.read(fields, "rules", problems);
    if (fields.node("rules").isPresent() && rules.isEmpty()) {
      problems.error(fields.placeOf("rules"), "'rules' is empty; name at least one");
    } else if (rules.size() > Correlation.MOST_MEMBERS) {
      problems.error(
          fields.placeOf("rules"), "there are more than " + Correlation.MOST_MEMBERS + " rules");
    }
    List<Reference> groupBy = References.fields(fields, "group-by", problems);
    List<CorrelationDraft.Alias> aliases = aliases(fields);
    Optional<Duration> timespan = fields.text("timespan").flatMap(text -> timespan(fields, text));
    Optional<Measured> measured = type.flatMap(t -> measured(fields, t, rules.size()));
    fields.rejectUnknown();
    if (timespan.isEmpty() || measured.isEmpty()) {
      return Optional.empty();
    }
    Measured m = measured.get();
    return Optional.of(
        new CorrelationDraft(
            head,
            type.orElseThrow(),
            rules,
            groupBy,
            m.fields(),
            aliases,
            timespan.get(),
            m.threshold(),
            m.percentile(),
            generate,
            m.place()));
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

  private List<CorrelationDraft.Alias> aliases(Fields fields) {
    List<CorrelationDraft.Alias> aliases = new ArrayList<>();
    Optional<Node> section = fields.node("aliases");
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

  /** What is reckoned and compared. */
  private record Measured(
      Threshold threshold, List<Reference> fields, int percentile, Place place) {}

  private Optional<Measured> measured(Fields section, CorrelationType type, int rules) {
    Problems ofCondition = new Problems();
    ThresholdReader thresholds = new ThresholdReader(type, rules, ofCondition);
    Optional<Measured> measured;
    Optional<Node> node = section.node("condition");
    if (node.isPresent() && node.get() instanceof Scalar text) {
      ofCondition.error(
          text.place(),
          "a condition in words is an extension that is not supported; write a comparison such as"
              + " {gte: 2}, or a correlation over correlations");
      measured = Optional.empty();
    } else if (node.isEmpty() && !type.hasField()) {
      Place place = section.placeOf("type");
      measured =
          thresholds.withoutComparison(place).map(t -> new Measured(t, List.of(), MEDIAN, place));
    } else {
      measured =
          section
              .require("condition")
              .section("condition")
              .flatMap(
                  fields ->
                      condition(
                          Fields.of((Mapping) node.orElseThrow(), ofCondition),
                          type,
                          thresholds,
                          ofCondition));
    }
    problems.addAll(ofCondition);
    return measured;
  }

  private static Optional<Measured> condition(
      Fields fields, CorrelationType type, ThresholdReader thresholds, Problems problems) {
    List<Reference> values = References.fields(fields, "field", problems);
    if (type.hasField() && values.isEmpty()) {
      problems.error(
          fields.place(), type.label() + " needs a field: the one whose values are looked at");
    } else if (!type.hasField() && !values.isEmpty()) {
      problems.error(fields.placeOf("field"), type.label() + " takes no field");
    } else if (type.isNumeric() && values.size() > 1) {
      problems.error(fields.placeOf("field"), type.label() + " takes one field");
    }
    int percentile = percentile(fields, type, problems);
    Optional<Threshold> threshold = thresholds.read(fields);
    fields.rejectUnknown(Set.of());
    return threshold.map(t -> new Measured(t, values, percentile, fields.place()));
  }

  private static int percentile(Fields fields, CorrelationType type, Problems problems) {
    if (type != CorrelationType.VALUE_PERCENTILE) {
      if (fields.node("percentile").isPresent()) {
        problems.error(fields.placeOf("percentile"), type.label() + " takes no percentile");
      }
      return MEDIAN;
    }
    if (fields.node("percentile").isEmpty()) {
      problems.warning(
          fields.place(), "value_percentile without 'percentile' is taken for the median (50)");
    }
    return fields.integer("percentile", MEDIAN, 1, 100);
  }
}
