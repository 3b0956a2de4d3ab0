package nl.dijkwacht.sigma.parse;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.dijkwacht.documents.Fields;
import nl.dijkwacht.documents.Mapping;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.sigma.match.Condition;
import nl.dijkwacht.sigma.modify.RuleScope;

/** Reads a filter document (specification 2.1, filters), with the custom fields of ours. */
final class FilterReader {

  /** As pySigma, which takes them for every rule of the filter's log source. */
  private static final Set<String> EVERY_RULE = Set.of("any", "all");

  private final RuleScope scope;

  FilterReader(RuleScope scope) {
    this.scope = scope;
  }

  Optional<FilterDraft> read(Fields document, DocumentHead head) {
    document.requiredSection("logsource").ifPresent(this::checkLogSource);
    Optional<Instant> expires = document.text("expires").flatMap(text -> expiry(document, text));
    Optional<Node> node = document.require("filter").node("filter");
    if (node.isEmpty() || !(node.get() instanceof Mapping mapping)) {
      node.ifPresent(
          other ->
              scope.error(other.place(), "'filter': expected rules, a selection and a condition"));
      return Optional.empty();
    }
    Fields section = Fields.of(mapping, scope.problems());
    List<Reference> rules = References.read(section.require("rules"), "rules", scope.problems());
    if (section.node("rules").isPresent() && rules.isEmpty()) {
      scope.error(section.placeOf("rules"), "'rules' is empty; name rules, or 'any'");
    }
    boolean forAllRules =
        rules.size() == 1 && EVERY_RULE.contains(rules.get(0).text().toLowerCase(Locale.ROOT));
    Optional<Condition> condition = DetectionReader.read(searches(mapping), scope);
    return condition.map(
        c ->
            new FilterDraft(
                head,
                forAllRules,
                forAllRules ? List.of() : rules,
                c,
                document.text("owner", ""),
                document.text("reason", ""),
                expires.orElse(null)));
  }

  /** A filter may be for more than CloudTrail, but has to be for that too. */
  private void checkLogSource(Fields logSource) {
    String product = logSource.text("product", "");
    String service = logSource.text("service", "");
    String category = logSource.text("category", "");
    boolean fits =
        (product.isEmpty() || product.equals("aws"))
            && (service.isEmpty() || service.equals("cloudtrail"))
            && category.isEmpty()
            && !(product + service).isEmpty();
    if (!fits) {
      scope.error(
          logSource.place(),
          "no rule here is of this log source; a filter of rules for CloudTrail has {product: aws,"
              + " service: cloudtrail}");
    }
  }

  private Optional<Instant> expiry(Fields document, String text) {
    try {
      return Optional.of(
          text.length() <= 10
              ? LocalDate.parse(text).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      scope.error(
          document.placeOf("expires"),
          "'expires': expected a date such as 2027-01-31 (its end, in UTC) or an instant such as"
              + " 2027-01-31T12:00:00Z, found '"
              + text
              + "'");
      return Optional.empty();
    }
  }

  /** What is left beside the rules has the form of a detection. */
  private static Mapping searches(Mapping section) {
    Map<String, Node> entries = new LinkedHashMap<>(section.entries());
    Map<String, Place> places = new LinkedHashMap<>(section.keyPlaces());
    entries.remove("rules");
    places.remove("rules");
    return new Mapping(section.place(), entries, places);
  }
}
