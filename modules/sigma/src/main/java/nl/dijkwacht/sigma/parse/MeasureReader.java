package nl.dijkwacht.sigma.parse;

import java.util.List;
import java.util.Optional;
import nl.dijkwacht.documents.Fields;
import nl.dijkwacht.documents.Mapping;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.Scalar;
import nl.dijkwacht.sigma.correlate.CorrelationType;
import nl.dijkwacht.sigma.correlate.Threshold;

/** Reads the condition of a correlation: what is reckoned, and what it is compared with. */
final class MeasureReader {

  /**
   * A condition.
   *
   * @param fields whose values are looked at; fields or aliases
   * @param percentile 50 for other types than value_percentile
   */
  record Measure(Threshold threshold, List<Reference> fields, int percentile) {}

  private static final int MEDIAN = 50;

  private final CorrelationType type;
  private final Problems problems = new Problems();
  private final ThresholdReader thresholds;

  /**
   * @param rules how many rules the correlation names
   */
  MeasureReader(CorrelationType type, int rules) {
    this.type = type;
    this.thresholds = new ThresholdReader(type, rules, problems);
  }

  Optional<Measure> read(Fields correlation, Problems found) {
    Optional<Node> condition = correlation.node("condition");
    Optional<Measure> measure =
        condition.isPresent() ? given(condition.get()) : missing(correlation.placeOf("type"));
    found.addAll(problems);
    return measure;
  }

  private Optional<Measure> missing(Place place) {
    return thresholds.withoutComparison(place).map(t -> new Measure(t, List.of(), MEDIAN));
  }

  private Optional<Measure> given(Node condition) {
    if (condition instanceof Scalar) {
      problems.error(
          condition.place(),
          "a condition in words is an extension that is not supported; write a comparison such as"
              + " {gte: 2}, or a correlation over correlations");
      return Optional.empty();
    }
    if (!(condition instanceof Mapping mapping)) {
      problems.error(
          condition.place(),
          "'condition': expected a section such as {gte: 2}, found " + condition.description());
      return Optional.empty();
    }
    return comparison(Fields.of(mapping, problems));
  }

  private Optional<Measure> comparison(Fields condition) {
    List<Reference> fields = References.fields(condition, "field", problems);
    if (type.hasField() && fields.isEmpty()) {
      problems.error(
          condition.place(), type.label() + " needs a field: the one whose values are looked at");
    } else if (!type.hasField() && !fields.isEmpty()) {
      problems.error(condition.placeOf("field"), type.label() + " takes no field");
    } else if (type.isNumeric() && fields.size() > 1) {
      problems.error(condition.placeOf("field"), type.label() + " takes one field");
    }
    int percentile = percentile(condition);
    Optional<Threshold> threshold = thresholds.read(condition);
    condition.rejectUnknown();
    return threshold.map(t -> new Measure(t, fields, percentile));
  }

  /** The specification has no place for it; pySigma has this one. */
  private int percentile(Fields condition) {
    boolean told = condition.node("percentile").isPresent();
    if (type != CorrelationType.VALUE_PERCENTILE) {
      if (told) {
        problems.error(condition.placeOf("percentile"), type.label() + " takes no percentile");
      }
      return MEDIAN;
    }
    if (!told) {
      problems.warning(
          condition.place(), "value_percentile without 'percentile' is taken for the median (50)");
    }
    return condition.integer("percentile", MEDIAN, 1, 100);
  }
}
