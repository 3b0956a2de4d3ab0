package nl.dijkwacht.publish.subscriptions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.finding.Drift;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.signal.Articles;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.documents.Fields;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.expressions.Expression;
import nl.dijkwacht.expressions.ExpressionFunction;
import nl.dijkwacht.expressions.ExpressionLanguage;
import nl.dijkwacht.expressions.Memo;
import nl.dijkwacht.expressions.Outcome;
import nl.dijkwacht.expressions.ValueType;
import nl.dijkwacht.publish.messages.Owner;
import nl.dijkwacht.registers.Registers;

/** Which alerts somebody wants to hear of: an expression in CEL over {@code alert}. */
public record AlertFilter(Expression expression) {

  private static final String VARIABLE = "alert";
  private static final String HEADLINE = "headline.";
  private static final String CONTROL = "control";

  /** What an expression can ask of an alert; all are there, empty or false if not known. */
  static final Set<String> FIELDS =
      Set.of(
          "severity",
          "transition",
          "status",
          "rule",
          CONTROL,
          "title",
          "tags",
          "articles",
          "headline",
          "account",
          "region",
          "environment",
          "legalEntity",
          "asset",
          "assetType",
          "personalData",
          "specialCategory",
          "watchesLogging",
          "owner",
          "call",
          "service",
          "principal",
          "principalKind",
          "baseline");

  /** {@code atLeast(alert.severity, 'high')}. */
  private static final ExpressionFunction AT_LEAST =
      new ExpressionFunction(
          "atLeast",
          List.of(ValueType.STRING, ValueType.STRING),
          ValueType.BOOL,
          (arguments, memo) -> atLeast((String) arguments[0], (String) arguments[1]));

  static final ExpressionLanguage LANGUAGE =
      ExpressionLanguage.builder().variable(VARIABLE, FIELDS).function(AT_LEAST).build();

  /** The filter under a key; empty, and perhaps an error, if there is none that can be used. */
  public static Optional<AlertFilter> read(
      Fields fields, String key, byte[] content, Problems problems) {
    return ExpressionField.read(fields, key, LANGUAGE, content, problems).map(AlertFilter::new);
  }

  private static Object atLeast(String severity, String least) {
    Optional<Level> is = Level.ofLabel(severity);
    Optional<Level> wanted = Level.ofLabel(least);
    return is.isEmpty() || wanted.isEmpty()
        ? new Outcome.Missing("atLeast compares informational, low, medium, high and critical")
        : (Object) (is.get().compareTo(wanted.get()) >= 0);
  }

  /**
   * Whether an alert passes. One of which the expression cannot tell passes too: to hear of too
   * much shows that a filter is wrong, to hear of nothing does not.
   */
  public boolean passes(Alert alert, Registers registers) {
    Outcome outcome = outcome(alert, registers);
    return outcome.isTrue() || outcome instanceof Outcome.Missing;
  }

  /**
   * Whether it is true of an alert, and nothing less: to act where an expression cannot tell would
   * be worse than not to.
   */
  public boolean isTrueOf(Alert alert, Registers registers) {
    return outcome(alert, registers).isTrue();
  }

  private Outcome outcome(Alert alert, Registers registers) {
    Map<String, Object> fields = fields(alert, registers);
    return expression.evaluate(name -> name.equals(VARIABLE) ? fields : null, new Memo());
  }

  private static Map<String, Object> fields(Alert alert, Registers registers) {
    Finding finding = alert.finding();
    Drift drift = finding.drift();
    Optional<AccountEntry> account = registers.account(finding.subject().account());
    Classification data = drift == null ? Classification.NONE : drift.classification();
    List<String> tags = finding.rule().tags();
    Map<String, Object> fields = new HashMap<>();
    fields.put("severity", finding.level().label());
    fields.put("transition", alert.transition().name().toLowerCase(Locale.ROOT));
    fields.put("status", finding.status().label());
    fields.put("rule", finding.rule().id());
    fields.put(CONTROL, drift == null ? "" : finding.rule().id());
    fields.put("title", finding.rule().title());
    fields.put("tags", tags);
    fields.put("articles", articles(tags));
    fields.put("headline", headline(tags));
    fields.put("account", finding.subject().account());
    fields.put("region", drift == null ? alert.cause().region() : drift.resource().region());
    fields.put("environment", account.map(AccountEntry::environment).orElse(""));
    fields.put("legalEntity", account.map(AccountEntry::legalEntity).orElse(""));
    fields.put("asset", asset(finding));
    fields.put("assetType", drift == null ? "" : drift.resource().type());
    fields.put("personalData", data.personalData());
    fields.put("specialCategory", data.specialCategory());
    fields.put("watchesLogging", data.watchesLogging());
    fields.put("owner", Owner.of(finding, registers));
    fields.put("call", alert.cause().eventName());
    fields.put("service", alert.cause().eventSource());
    fields.put("principal", alert.cause().principal().id());
    fields.put("principalKind", alert.cause().principal().kind().name().toLowerCase(Locale.ROOT));
    fields.put("baseline", drift != null && drift.baseline());
    return fields;
  }

  private static List<String> articles(List<String> tags) {
    List<String> articles = new ArrayList<>();
    tags.forEach(tag -> Articles.ofTag(tag).ifPresent(articles::add));
    return articles;
  }

  private static String headline(List<String> tags) {
    return tags.stream()
        .filter(tag -> tag.startsWith(HEADLINE))
        .map(tag -> tag.substring(HEADLINE.length()))
        .findFirst()
        .orElse("");
  }

  /** The resource's name; of a signal, what it is about. */
  static String asset(Finding finding) {
    Drift drift = finding.drift();
    if (drift == null) {
      return finding.subject().text();
    }
    return drift.name() == null ? drift.resource().id() : drift.name();
  }
}
