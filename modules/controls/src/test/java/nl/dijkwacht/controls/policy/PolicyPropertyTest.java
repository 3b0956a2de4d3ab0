package nl.dijkwacht.controls.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random policies against a plain evaluation of single requests, as AWS documents it: if any
 * stranger's request is allowed, the policy is public; and a request that is denied to all is
 * allowed to nobody.
 */
class PolicyPropertyTest {

  private static final String OWN_ORGANISATION = "o-own";
  private static final String STRANGERS_ORGANISATION = "o-other";
  private static final List<String> ACTIONS =
      List.of("s3:GetObject", "s3:PutObject", "s3:ListBucket", "s3:GetObjectAcl");
  private static final List<String> RESOURCES =
      List.of("arn:aws:s3:::zorg", "arn:aws:s3:::zorg/a", "arn:aws:s3:::zorg/b/c");

  private final Random random = new Random(11);

  @Test
  void aPolicyThatLetsAStrangerInIsPublic() {
    int letIn = 0;
    int closed = 0;
    for (int i = 0; i < 20_000; i++) {
      List<Map<String, Object>> statements = statements();
      Policy policy =
          ((PolicyReading.Read) PolicyReader.read(Map.of("Statement", statements))).policy();
      boolean isPublic = ((Answer.Given<Boolean>) policy.allowsPublic()).value();
      if (isAnyStrangerLetIn(statements)) {
        letIn++;
        assertThat(isPublic).as("%s", statements).isTrue();
      } else if (!isPublic) {
        closed++;
      }
    }
    assertThat(letIn).isGreaterThan(3_000);
    assertThat(closed).isGreaterThan(3_000);
  }

  @Test
  void whatIsDeniedToAllIsAllowedToNobody() {
    int denied = 0;
    for (int i = 0; i < 20_000; i++) {
      List<Map<String, Object>> statements = statements();
      Policy policy =
          ((PolicyReading.Read) PolicyReader.read(Map.of("Statement", statements))).policy();
      for (String action : ACTIONS) {
        boolean allowed = ((Answer.Given<Boolean>) policy.allows(action)).value();
        boolean possible =
            RESOURCES.stream().anyMatch(resource -> isAllowed(statements, true, action, resource));
        assertThat(allowed || !possible).as("%s of %s", action, statements).isTrue();
        denied += allowed ? 0 : 1;
      }
    }
    assertThat(denied).isGreaterThan(3_000);
  }

  private boolean isAnyStrangerLetIn(List<Map<String, Object>> statements) {
    return ACTIONS.stream()
        .anyMatch(
            action ->
                RESOURCES.stream()
                    .anyMatch(resource -> isAllowed(statements, false, action, resource)));
  }

  /** Deny before Allow; of a stranger, once with an organisation of his own and once with none. */
  private static boolean isAllowed(
      List<Map<String, Object>> statements, boolean own, String action, String resource) {
    List<Map<String, String>> contexts =
        own
            ? List.of(Map.of("aws:PrincipalOrgID", OWN_ORGANISATION, "aws:SourceVpce", "vpce-1"))
            : List.of(Map.of(), Map.of("aws:PrincipalOrgID", STRANGERS_ORGANISATION));
    return contexts.stream()
        .anyMatch(
            context ->
                applies(statements, "Allow", own, action, resource, context)
                    && !applies(statements, "Deny", own, action, resource, context));
  }

  private static boolean applies(
      List<Map<String, Object>> statements,
      String effect,
      boolean own,
      String action,
      String resource,
      Map<String, String> context) {
    return statements.stream()
        .filter(statement -> effect.equals(statement.get("Effect")))
        .anyMatch(
            statement ->
                concerns(statement, own)
                    && fits(statement, "Action", action)
                    && fits(statement, "Resource", resource)
                    && meets(statement, context));
  }

  private static boolean concerns(Map<String, Object> statement, boolean own) {
    if (statement.containsKey("NotPrincipal")) {
      return !own;
    }
    return "*".equals(statement.get("Principal")) || own;
  }

  private static boolean fits(Map<String, Object> statement, String element, String asked) {
    boolean not = statement.containsKey("Not" + element);
    Object patterns = statement.get((not ? "Not" : "") + element);
    boolean found =
        ((List<?>) Objects.requireNonNull(patterns))
            .stream()
                .anyMatch(
                    pattern ->
                        asked.matches(pattern.toString().replace("*", ".*").replace("?", ".")));
    return found != not;
  }

  private static boolean meets(Map<String, Object> statement, Map<String, String> context) {
    if (!(statement.get("Condition") instanceof Map<?, ?> operators)) {
      return true;
    }
    for (Map.Entry<?, ?> operator : operators.entrySet()) {
      for (Map.Entry<?, ?> key : ((Map<?, ?>) operator.getValue()).entrySet()) {
        if (!meets(operator.getKey().toString(), context.get(key.getKey()), key.getValue())) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean meets(String operator, @Nullable String actual, Object wanted) {
    if (operator.equals("ForAllValues:StringEquals") && actual == null) {
      return true;
    }
    if (operator.endsWith("IfExists") && actual == null) {
      return true;
    }
    boolean fits = actual != null && actual.matches(wanted.toString().replace("*", ".*"));
    return operator.contains("Not") != fits;
  }

  private List<Map<String, Object>> statements() {
    List<Map<String, Object>> statements = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(4); i++) {
      Map<String, Object> statement = new LinkedHashMap<>();
      statement.put("Effect", random.nextInt(3) > 0 ? "Allow" : "Deny");
      switch (random.nextInt(6)) {
        case 0 -> statement.put("Principal", Map.of("AWS", "arn:aws:iam::111122223333:root"));
        case 1 -> statement.put("NotPrincipal", Map.of("AWS", "arn:aws:iam::111122223333:root"));
        default -> statement.put("Principal", "*");
      }
      statement.put(
          random.nextInt(8) == 0 ? "NotAction" : "Action",
          some("*", "s3:*", "s3:Get*", "s3:GetObject", "s3:PutObject", "s3:List*", "s3:?etObject"));
      statement.put(
          random.nextInt(8) == 0 ? "NotResource" : "Resource",
          some("*", "arn:aws:s3:::zorg", "arn:aws:s3:::zorg/*", "arn:aws:s3:::zorg/a", "arn:*/b*"));
      if (random.nextInt(3) == 0) {
        statement.put("Condition", condition());
      }
      statements.add(statement);
    }
    return statements;
  }

  private List<String> some(String... choices) {
    List<String> some = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(2); i++) {
      some.add(choices[random.nextInt(choices.length)]);
    }
    return some;
  }

  private Map<String, Object> condition() {
    List<String> operators =
        List.of(
            "StringEquals",
            "StringLike",
            "StringNotEquals",
            "StringNotLike",
            "StringEqualsIfExists",
            "StringNotEqualsIfExists",
            "ForAllValues:StringEquals");
    Map<String, Object> condition = new LinkedHashMap<>();
    for (int i = 0; i <= random.nextInt(2); i++) {
      condition.put(
          operators.get(random.nextInt(operators.size())),
          random.nextBoolean()
              ? Map.of("aws:PrincipalOrgID", random.nextInt(4) == 0 ? "o-*" : OWN_ORGANISATION)
              : Map.of("aws:SourceVpce", "vpce-1"));
    }
    return condition;
  }
}
