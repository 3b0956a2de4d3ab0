package nl.dijkwacht.sigma.parse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.dijkwacht.core.Level;
import nl.dijkwacht.core.RuleRef;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.documents.Fields;
import nl.dijkwacht.documents.Limits;
import nl.dijkwacht.documents.Mapping;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Problem;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.YamlReader;
import nl.dijkwacht.sigma.match.Condition;
import nl.dijkwacht.sigma.match.SigmaRule;
import nl.dijkwacht.sigma.modify.Placeholders;
import nl.dijkwacht.sigma.modify.RuleScope;

/** Reads the Sigma rules of a file (specification 2.1, detection rules). */
public final class RuleReader {

  /**
   * What a file gave.
   *
   * @param refused number of its documents that are no usable rule
   */
  public record Outcome(List<SigmaRule> rules, int refused) {}

  private RuleReader() {}

  /**
   * Reads all rules of a file; what is wrong with the others is added to the problems.
   *
   * @param placeholders what those of the rules stand for
   */
  public static Outcome read(
      String source, byte[] yaml, Placeholders placeholders, Problems problems) {
    List<SigmaRule> rules = new ArrayList<>();
    Problems ofFile = new Problems();
    List<Node> documents = YamlReader.read(source, yaml, Limits.DEFAULT, ofFile);
    DocumentMarkers markers = DocumentMarkers.of(yaml);
    Set<Integer> refused = new HashSet<>();
    for (Problem problem : ofFile.list()) {
      refused.add(markers.upTo(problem.place()));
    }
    String version = StableId.ofBytes(yaml);
    for (Node document : documents) {
      Problems ofRule = new Problems();
      Optional<SigmaRule> rule = rule(document, version, placeholders, ofRule);
      int number = markers.upTo(document.place());
      if (rule.isEmpty() || ofRule.hasErrors()) {
        refused.add(number);
      } else if (!refused.contains(number)) {
        rules.add(rule.get());
      }
      ofFile.addAll(ofRule);
    }
    problems.addAll(ofFile);
    return new Outcome(rules, refused.size());
  }

  private static Optional<SigmaRule> rule(
      Node document, String version, Placeholders placeholders, Problems problems) {
    if (!(document instanceof Mapping mapping)) {
      problems.error(
          document.place(), "a Sigma rule is a mapping with title, logsource and detection");
      return Optional.empty();
    }
    for (String kind : List.of("correlation", "filter")) {
      if (mapping.get(kind).isPresent()) {
        problems.error(
            mapping.placeOf(kind),
            "this version reads detection rules only, no " + kind + " rules");
        return Optional.empty();
      }
    }
    Fields fields = Fields.of(mapping, problems);
    String title = fields.requiredText("title").orElse("");
    if (!isForCloudTrail(fields, problems)) {
      return Optional.empty();
    }
    String reference = fields.text("id", fields.text("name", title));
    RuleScope scope = RuleScope.of(reference, placeholders, problems);
    Optional<Condition> condition =
        fields
            .require("detection")
            .node("detection")
            .flatMap(detection -> DetectionReader.read(detection, scope));
    RuleRef ref =
        new RuleRef(
            fields.text("id", StableId.of(List.of("sigma", title))),
            version,
            title,
            fields.text("description", ""),
            fields.choice("level", Level.class, Level.MEDIUM),
            fields.texts("tags"),
            fields.texts("response"));
    List<FieldPath> subject = fields.texts("subject").stream().map(FieldPath::of).toList();
    return condition.map(c -> new SigmaRule(ref, subject, c, mapping.place()));
  }

  private static boolean isForCloudTrail(Fields rule, Problems problems) {
    Optional<Fields> section = rule.requiredSection("logsource");
    if (section.isEmpty()) {
      return false;
    }
    String product = section.get().text("product", "");
    String service = section.get().text("service", "");
    if (product.equals("aws") && service.equals("cloudtrail")) {
      return true;
    }
    problems.error(
        section.get().place(),
        "the rule is for product '%s' and service '%s'; this version reads rules for aws and cloudtrail"
            .formatted(product, service));
    return false;
  }
}
