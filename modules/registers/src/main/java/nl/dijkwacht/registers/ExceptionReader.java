package nl.dijkwacht.registers;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.dijkwacht.core.finding.ExceptionEntry;
import nl.dijkwacht.documents.Suggestions;

/** Reads entries of the register of exceptions. */
final class ExceptionReader {

  private static final String RULE = "rule";
  private static final String CONTROL = "control";
  private static final String EXPIRES = "expires";

  private ExceptionReader() {}

  static Optional<ExceptionEntry> read(String id, EntryFields fields, RegisterSettings settings) {
    Optional<String> rule = rule(fields);
    rule.ifPresent(named -> warnIfUnknown(named, fields, settings));
    Optional<String> resource = fields.text("resource");
    Optional<String> account = fields.account("account");
    Optional<String> principal = fields.text("principal");
    Optional<String> owner = fields.required("owner");
    Optional<String> reason = fields.required("reason");
    Optional<String> legalBasis = fields.required("legal-basis");
    Optional<Instant> from = fields.beginning("from");
    Optional<Instant> expires = fields.end(EXPIRES);
    boolean narrow = isNarrow(fields, resource, account, principal);
    boolean bounded =
        from.isPresent()
            && expires.isPresent()
            && isBounded(from.get(), expires.get(), fields, settings);
    if (!narrow
        || !bounded
        || rule.isEmpty()
        || owner.isEmpty()
        || reason.isEmpty()
        || legalBasis.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ExceptionEntry(
            id,
            rule.get(),
            resource.orElse(null),
            account.orElse(null),
            principal.orElse(null),
            owner.get(),
            reason.get(),
            legalBasis.get(),
            from.get(),
            expires.get()));
  }

  private static Optional<String> rule(EntryFields fields) {
    Optional<String> rule = fields.text(RULE);
    Optional<String> control = fields.text(CONTROL);
    if (rule.isPresent() == control.isPresent()) {
      fields.error(
          rule.isPresent() ? RULE : RegisterEntries.ID,
          "an exception is for one control or one rule; give its id as 'control' or as 'rule'");
      return Optional.empty();
    }
    return rule.or(() -> control);
  }

  private static void warnIfUnknown(String rule, EntryFields fields, RegisterSettings settings) {
    if (!settings.knownRules().isEmpty() && !settings.knownRules().contains(rule)) {
      fields.warning(
          RegisterEntries.ID,
          "no rule or control that is known here has the id '%s'%s"
              .formatted(rule, Suggestions.question(rule, settings.knownRules())));
    }
  }

  private static boolean isNarrow(
      EntryFields fields,
      Optional<String> resource,
      Optional<String> account,
      Optional<String> principal) {
    if (resource.isEmpty() && account.isEmpty() && principal.isEmpty()) {
      fields.error(
          RegisterEntries.ID,
          "an exception for everything is none; narrow it by resource, account or principal");
      return false;
    }
    return true;
  }

  private static boolean isBounded(
      Instant from, Instant expires, EntryFields fields, RegisterSettings settings) {
    if (!expires.isAfter(from)) {
      fields.error(EXPIRES, "it expires before it begins; correct 'from' or 'expires'");
      return false;
    }
    if (Duration.between(from, expires).compareTo(settings.longestException()) > 0) {
      fields.error(
          EXPIRES,
          "it lasts longer than %d days (registers.longest-exception); let it expire sooner, and decide anew then"
              .formatted(settings.longestException().toDays()));
      return false;
    }
    return true;
  }
}
