package nl.dijkwacht.publish.subscriptions;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.dijkwacht.core.cases.Notice;
import nl.dijkwacht.expressions.Expression;
import nl.dijkwacht.expressions.ExpressionLanguage;
import nl.dijkwacht.expressions.Memo;
import nl.dijkwacht.expressions.Outcome;

/** Which notices of cases somebody wants to hear of: an expression in CEL over {@code notice}. */
public record NoticeFilter(Expression expression) {

  private static final String VARIABLE = "notice";

  static final ExpressionLanguage LANGUAGE =
      ExpressionLanguage.builder()
          .variable(VARIABLE, Set.of("kind", "caseKind", "legalEntity", "status", "clock", "to"))
          .build();

  /** Whether a notice passes; one of which the expression cannot tell passes too. */
  public boolean passes(Notice notice) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("kind", word(notice.kind()));
    fields.put("caseKind", word(notice.caseKind()));
    fields.put("legalEntity", notice.legalEntity());
    fields.put("status", word(notice.status()));
    fields.put("clock", notice.clock() == null ? "" : word(notice.clock()));
    fields.put("to", notice.to());
    Outcome outcome =
        expression.evaluate(name -> name.equals(VARIABLE) ? fields : null, new Memo());
    return outcome.isTrue() || outcome instanceof Outcome.Missing;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
