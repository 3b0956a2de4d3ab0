package nl.dijkwacht.sigma.parse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.documents.DocumentMarkers;
import nl.dijkwacht.documents.Fields;
import nl.dijkwacht.documents.Limits;
import nl.dijkwacht.documents.Mapping;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.documents.Problem;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.YamlReader;
import nl.dijkwacht.sigma.modify.Placeholders;
import nl.dijkwacht.sigma.modify.RuleScope;

/** Reads the Sigma documents of files (specification 2.1), of all three kinds. */
public final class RuleReader {

  /**
   * What a file gave.
   *
   * @param drafts in the order of the text
   * @param refused number of its documents that cannot be used
   */
  public record Outcome(List<Draft> drafts, int refused) {}

  private static final List<String> KINDS = List.of("detection", "correlation", "filter");

  private final Duration longestTimespan;
  private final Placeholders placeholders;

  /**
   * @param longestTimespan that a correlation may have
   * @param placeholders what those of the rules stand for
   */
  public RuleReader(Duration longestTimespan, Placeholders placeholders) {
    this.longestTimespan = longestTimespan;
    this.placeholders = placeholders;
  }

  /** Reads all documents of a file; what is wrong with some of them is added to the problems. */
  public Outcome read(String source, byte[] yaml, Problems problems) {
    List<Draft> drafts = new ArrayList<>();
    Problems ofFile = new Problems();
    List<Node> documents = YamlReader.read(source, yaml, Limits.DEFAULT, ofFile);
    DocumentMarkers markers = DocumentMarkers.of(yaml);
    Set<Integer> refused = new HashSet<>();
    for (Problem problem : ofFile.list()) {
      refused.add(markers.upTo(problem.place()));
    }
    if (!refused.isEmpty()) {
      refused.addAll(unread(source, documents, markers, ofFile));
    }
    for (Node document : documents) {
      Problems ofDocument = new Problems();
      int number = markers.upTo(document.place());
      String version = StableId.of(List.of(markers.text(number)));
      Optional<Draft> draft = document(document, version, ofDocument);
      if (draft.isEmpty() || ofDocument.hasErrors()) {
        refused.add(number);
      } else if (!refused.contains(number)) {
        drafts.add(draft.get());
      }
      ofFile.addAll(ofDocument);
    }
    problems.addAll(ofFile);
    return new Outcome(drafts, refused.size());
  }

  /** At a mistake of YAML its reader stops, and what stands behind must not be lost silently. */
  private static Set<Integer> unread(
      String source, List<Node> documents, DocumentMarkers markers, Problems problems) {
    int lastRead =
        documents.stream().mapToInt(document -> markers.upTo(document.place())).max().orElse(-1);
    SortedMap<Integer, Integer> unread = markers.linesAfter(lastRead);
    // The first one has the mistake, which is told already.
    unread.values().stream()
        .skip(1)
        .findFirst()
        .ifPresent(
            line ->
                problems.error(
                    new Place(source, line, 1),
                    "this document and those behind it are not read, because of the mistake before"
                        + " them; correct that first"));
    return unread.keySet();
  }

  private Optional<Draft> document(Node document, String version, Problems problems) {
    if (!(document instanceof Mapping mapping)) {
      problems.error(
          document.place(), "a Sigma rule is a mapping with title, logsource and detection");
      return Optional.empty();
    }
    List<String> kinds = KINDS.stream().filter(kind -> mapping.get(kind).isPresent()).toList();
    if (kinds.size() > 1) {
      problems.error(
          mapping.placeOf(kinds.get(1)),
          "a document has either a %s or a %s; put a line '---' between two documents"
              .formatted(kinds.get(0), kinds.get(1)));
      return Optional.empty();
    }
    Fields fields = Fields.of(mapping, problems);
    DocumentHead head = DocumentHead.read(fields, version, problems);
    RuleScope scope = RuleScope.of(reference(fields), placeholders, problems);
    return switch (kinds.isEmpty() ? "" : kinds.get(0)) {
      case "correlation" ->
          new CorrelationReader(longestTimespan, problems)
              .read(fields, head)
              .map(Draft.class::cast);
      case "filter" -> new FilterReader(scope).read(fields, head).map(Draft.class::cast);
      default -> new DetectionRuleReader(scope).read(fields, head).map(Draft.class::cast);
    };
  }

  /** By which a correlation may name the document. */
  private static String reference(Fields document) {
    return document.text("id", document.text("name", document.text("title", "")));
  }
}
