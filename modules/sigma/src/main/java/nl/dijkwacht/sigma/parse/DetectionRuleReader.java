package nl.dijkwacht.sigma.parse;

import java.util.List;
import java.util.Optional;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.documents.Fields;
import nl.dijkwacht.sigma.match.Condition;
import nl.dijkwacht.sigma.match.SigmaRule;
import nl.dijkwacht.sigma.modify.RuleScope;

/** Reads a detection document (specification 2.1, detection rules). */
final class DetectionRuleReader {

  private final RuleScope scope;

  DetectionRuleReader(RuleScope scope) {
    this.scope = scope;
  }

  Optional<Draft.Rule> read(Fields document, DocumentHead head) {
    if (!isForCloudTrail(document)) {
      return Optional.empty();
    }
    Optional<Condition> condition =
        document
            .require("detection")
            .node("detection")
            .flatMap(detection -> DetectionReader.read(detection, scope));
    List<FieldPath> subject = paths(document, "subject");
    List<FieldPath> parties = paths(document, "parties");
    return condition.map(
        c ->
            new Draft.Rule(
                head,
                new SigmaRule(
                    head.ref(), head.name(), subject, parties, c, List.of(), head.place())));
  }

  private List<FieldPath> paths(Fields document, String key) {
    return References.fields(document, key, scope.problems()).stream()
        .map(field -> FieldPath.of(field.text()))
        .toList();
  }

  private boolean isForCloudTrail(Fields rule) {
    Optional<Fields> section = rule.requiredSection("logsource");
    if (section.isEmpty()) {
      return false;
    }
    String product = section.get().text("product", "");
    String service = section.get().text("service", "");
    if (product.equals("aws") && service.equals("cloudtrail")) {
      return true;
    }
    scope.error(
        section.get().place(),
        "the rule is for product '%s' and service '%s'; this version reads rules for aws and cloudtrail"
            .formatted(product, service));
    return false;
  }
}
