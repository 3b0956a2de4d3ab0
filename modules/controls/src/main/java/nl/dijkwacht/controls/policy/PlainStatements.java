package nl.dijkwacht.controls.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Statements as maps and lists, for conditions that ask what {@link Policy} does not answer. */
public final class PlainStatements {

  private PlainStatements() {}

  /**
   * Each statement with {@code effect}, {@code principals} ({@code *} for everyone), {@code
   * notPrincipals}, {@code actions} in lower case, {@code notActions}, {@code resources}, {@code
   * notResources}, and {@code conditions}: values by {@code operator/key}, in lower case. What a
   * statement does not have is an empty list or map.
   */
  public static List<Map<String, Object>> of(Policy policy) {
    return policy.statements().stream().map(PlainStatements::of).toList();
  }

  private static Map<String, Object> of(Statement statement) {
    List<String> principals = new ArrayList<>();
    if (statement.principals().everyone()) {
      principals.add("*");
    }
    statement.principals().named().forEach(named -> principals.add(named.value()));
    boolean not = statement.principals().presence() == Principals.Presence.ALL_BUT_THESE;
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("effect", statement.allows() ? "Allow" : "Deny");
    plain.put("principals", not ? List.of() : principals);
    plain.put("notPrincipals", not ? principals : List.of());
    plain.put("actions", statement.notActions() ? List.of() : statement.actions());
    plain.put("notActions", statement.notActions() ? statement.actions() : List.of());
    plain.put("resources", statement.notResources() ? List.of() : statement.resources());
    plain.put("notResources", statement.notResources() ? statement.resources() : List.of());
    plain.put("conditions", conditions(statement));
    return plain;
  }

  private static Map<String, List<String>> conditions(Statement statement) {
    Map<String, List<String>> conditions = new LinkedHashMap<>();
    for (Condition condition : statement.conditions()) {
      conditions.put(condition.written() + "/" + condition.key(), condition.values());
    }
    return conditions;
  }
}
