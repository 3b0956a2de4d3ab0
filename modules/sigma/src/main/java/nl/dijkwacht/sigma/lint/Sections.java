package nl.dijkwacht.sigma.lint;

import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import nl.dijkwacht.documents.Mapping;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.documents.Problem;

/** The top-level keys of a file's documents: they tell which check a problem belongs to. */
final class Sections {

  private final NavigableMap<Place, String> keys = new TreeMap<>();
  private final Set<Place> beginnings = new HashSet<>();
  private final Set<Problem> ofYaml;

  /**
   * @param ofYaml the problems that reading the file as YAML gave
   */
  Sections(List<Mapping> documents, List<Problem> ofYaml) {
    for (Mapping document : documents) {
      beginnings.add(document.place());
      document.keyPlaces().forEach((key, place) -> keys.put(place, key));
    }
    this.ofYaml = new HashSet<>(ofYaml);
  }

  Check checkOf(Problem problem) {
    if (ofYaml.contains(problem)) {
      return Check.YAML;
    }
    var section = keys.floorEntry(problem.place());
    if (section == null || beginnings.contains(problem.place())) {
      return Check.RULE;
    }
    return switch (section.getValue()) {
      case "logsource" -> Check.LOGSOURCE;
      case "detection" -> Check.DETECTION;
      case "correlation" -> Check.CORRELATION;
      case "filter" -> Check.FILTER;
      default -> Check.METADATA;
    };
  }
}
