package nl.dijkwacht.controls.policy;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Set;

/** Trust in the users of identity providers. */
final class Federation {

  /** Everybody can have an account with these, so only the subject tells whose it is. */
  private static final List<String> SHARED =
      List.of(
          "token.actions.githubusercontent.com",
          "gitlab.com",
          "app.terraform.io",
          "api.pulumi.com/oidc");

  /** Names an owner before any wildcard: {@code repo:OWNER/…}, {@code organization:OWNER:…}. */
  private static final Pattern OWNED = Pattern.compile("[a-z_]+:[^*?/:]+[/:].*");

  private static final Set<String> EQUAL =
      Set.of("stringequals", "stringequalsignorecase", "stringlike");

  private Federation() {}

  /** Whether users whom nobody chose are trusted. */
  static boolean trustsStrangers(Statement statement) {
    return statement.principals().named().stream()
        .filter(named -> named.kind().equals("federated"))
        .anyMatch(named -> !isBound(named.value(), statement.conditions()));
  }

  private static boolean isBound(String provider, List<Condition> conditions) {
    boolean shared = SHARED.stream().anyMatch(provider::endsWith);
    return conditions.stream()
        .anyMatch(condition -> shared ? bindsSubject(condition) : binds(condition));
  }

  private static boolean bindsSubject(Condition condition) {
    return binds(condition)
        && condition.key().endsWith(":sub")
        && condition.values().stream().allMatch(OWNED::matches);
  }

  private static boolean binds(Condition condition) {
    return EQUAL.contains(condition.operator())
        && !condition.ifExists()
        && condition.quantifier() != Condition.Quantifier.ALL
        && condition.values().stream()
            .noneMatch(value -> value.startsWith("*") || value.startsWith("?"));
  }
}
