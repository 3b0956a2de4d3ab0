package nl.dijkwacht.controls.policy;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A policy that answers what it allows and denies. Where it cannot be told, it answers what is
 * worse: an Allow counts unless a Deny surely covers it. Immutable and thread-safe.
 */
public final class Policy {

  private static final Set<String> ACCOUNT_KEYS =
      Set.of(
          "aws:principalaccount",
          "aws:sourceaccount",
          "aws:sourceowner",
          "kms:calleraccount",
          "aws:principalarn",
          "aws:sourcearn");

  private final List<Statement> statements;

  Policy(List<Statement> statements) {
    this.statements = List.copyOf(statements);
  }

  List<Statement> statements() {
    return statements;
  }

  /** Whether everyone may do something: no condition and no Deny keeps strangers out. */
  public Answer<Boolean> allowsPublic() {
    return answer(effort -> anyAllow(statement -> letsStrangersIn(statement, effort)));
  }

  private boolean letsStrangersIn(Statement statement, Effort effort) {
    return statement.principals().includesStrangers()
        && !Narrowing.keepsOut(statement.conditions())
        && !areDenied(statement, Policy::deniesStrangers, effort);
  }

  /** Accounts other than the own one that may do something; {@code *} where everyone may. */
  public Answer<List<String>> otherAccounts(String own) {
    return answer(
        effort -> {
          Set<String> others = new TreeSet<>();
          statements.stream()
              .filter(Statement::allows)
              .filter(statement -> !areDenied(statement, Policy::deniesAll, effort))
              .forEach(statement -> addAccounts(statement, others, effort));
          others.remove(own);
          return List.copyOf(others);
        });
  }

  private void addAccounts(Statement statement, Set<String> accounts, Effort effort) {
    if (letsStrangersIn(statement, effort)) {
      accounts.add("*");
    } else if (statement.principals().includesStrangers()) {
      statement.conditions().stream()
          .filter(condition -> ACCOUNT_KEYS.contains(condition.key()))
          .flatMap(condition -> condition.values().stream())
          .forEach(value -> Accounts.of(value).ifPresent(accounts::add));
    }
    if (statement.principals().presence() == Principals.Presence.THESE) {
      statement.principals().named().forEach(named -> account(named).forEach(accounts::add));
    }
  }

  /** A unique id stands for a principal that is gone, and so for nobody. */
  private static Stream<String> account(Principals.Named named) {
    return switch (named.kind()) {
      case "aws", "federated" -> Accounts.of(named.value()).stream();
      case "canonicaluser" -> Stream.of("canonical user " + named.value());
      default -> Stream.empty();
    };
  }

  /**
   * Whether everyone is denied everything on a resource that comes without TLS.
   *
   * @param arn of the resource; of a bucket also its objects count
   */
  public Answer<Boolean> requiresTls(String arn) {
    String[] parts = arn.split(":", 6);
    String service = parts.length == 6 ? parts[2].toLowerCase(Locale.ROOT) : "";
    // SNS refuses policies that name all of its actions; only publishing carries content.
    String action = service.equals("sns") ? "sns:publish" : service + ":*";
    List<String> resources =
        service.equals("s3") && arn.indexOf('/') < 0 ? List.of(arn, arn + "/*") : List.of(arn);
    return answer(
        effort ->
            !service.isEmpty()
                && areDenied(List.of(action), resources, Policy::deniesWithoutTls, effort));
  }

  private static boolean deniesWithoutTls(Statement statement) {
    return !statement.allows()
        && statement.principals().isEveryone()
        && statement.conditions().size() == 1
        && statement.conditions().get(0).key().equals("aws:securetransport")
        && statement.conditions().get(0).isTrueOrFalse("false");
  }

  /** Whether every action, or every one of IAM, is allowed on every resource without condition. */
  public Answer<Boolean> allowsEverything() {
    return answer(
        effort ->
            anyAllow(
                statement ->
                    statement.conditions().isEmpty()
                        && !statement.notActions()
                        && !statement.notResources()
                        && statement.resources().stream().anyMatch(Wildcard::isAny)
                        && statement.actions().stream().anyMatch(Policy::isEverything)
                        && !areDenied(statement, Policy::deniesAll, effort)));
  }

  private static boolean isEverything(String action) {
    return Wildcard.isAny(action) || action.equals("*:*") || action.equals("iam:*");
  }

  /** Whether it allows all but what it names, be it actions or principals. */
  public Answer<Boolean> allowsNotAction() {
    return answer(
        effort ->
            anyAllow(
                statement ->
                    statement.notActions()
                        || statement.principals().presence() == Principals.Presence.ALL_BUT_THESE));
  }

  /** Whether an action is allowed to anyone on any resource, under whatever conditions. */
  public Answer<Boolean> allows(String action) {
    List<String> asked = List.of(action.toLowerCase(Locale.ROOT));
    return answer(
        effort ->
            anyAllow(
                statement ->
                    statement.coversAction(asked.get(0), effort)
                        && !areDenied(
                            asked, statement.widestResources(), Policy::deniesAll, effort)));
  }

  /** Whether an action is denied to everyone without condition. */
  public Answer<Boolean> denies(String action) {
    String asked = action.toLowerCase(Locale.ROOT);
    return answer(
        effort ->
            statements.stream()
                .anyMatch(
                    statement -> deniesAll(statement) && statement.coversAction(asked, effort)));
  }

  /** Whether anyone may take on the role that has this as its trust policy. */
  public Answer<Boolean> trustsEveryone() {
    return answer(
        effort ->
            anyAllow(
                statement ->
                    letsStrangersIn(statement, effort) || Federation.trustsStrangers(statement)));
  }

  private boolean anyAllow(Predicate<Statement> wanted) {
    return statements.stream().anyMatch(statement -> statement.allows() && wanted.test(statement));
  }

  private static boolean deniesAll(Statement statement) {
    return !statement.allows()
        && statement.principals().includesAll()
        && statement.conditions().isEmpty();
  }

  private static boolean deniesStrangers(Statement statement) {
    return !statement.allows()
        && statement.principals().includesStrangers()
        && Narrowing.strangersMeet(statement.conditions());
  }

  private boolean areDenied(Statement allow, Predicate<Statement> denies, Effort effort) {
    return areDenied(allow.widestActions(), allow.widestResources(), denies, effort);
  }

  /** Whether each of the actions is denied on each of the resources. */
  private boolean areDenied(
      List<String> actions, List<String> resources, Predicate<Statement> denies, Effort effort) {
    BitSet[] denied = new BitSet[actions.size()];
    for (int i = 0; i < denied.length; i++) {
      denied[i] = new BitSet(resources.size());
    }
    for (Statement statement : statements) {
      if (denies.test(statement)) {
        BitSet covered = new BitSet(resources.size());
        for (int i = 0; i < resources.size(); i++) {
          covered.set(i, statement.coversResource(resources.get(i), effort));
        }
        for (int i = 0; i < denied.length; i++) {
          if (statement.coversAction(actions.get(i), effort)) {
            denied[i].or(covered);
          }
        }
      }
    }
    return Stream.of(denied).allMatch(set -> set.cardinality() == resources.size());
  }

  private interface Question<T> {
    T ask(Effort effort);
  }

  private static <T> Answer<T> answer(Question<T> question) {
    Effort effort = new Effort();
    T value = question.ask(effort);
    return effort.exhausted() ? new Answer.GivenUp<>() : new Answer.Given<>(value);
  }
}
