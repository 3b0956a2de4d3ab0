package nl.dijkwacht.sigma.parse;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An aggregation of Sigma 1, such as {@code selection | count(x) by y > 5}, for which there is a
 * correlation that says the same today.
 *
 * @param text what stands behind the condition's {@code |}, without its groups
 * @param groupBy fields, separated by commas; empty if there are none
 * @param timespan empty if the rule has no timeframe
 * @param condition the correlation's, without its braces
 */
record LegacyAggregation(
    String text, String type, String groupBy, String timespan, String condition) {

  private static final String REFUSED = "aggregations after '|' are no longer part of Sigma; ";

  private static final Pattern FORM =
      Pattern.compile(
          "(count|sum|avg)\\s*\\(\\s*([\\w.\\-]*)\\s*\\)(?:\\s+by\\s+([\\w.\\-, ]+?))?"
              + "\\s*(>=|<=|==|!=|=|>|<)\\s*([0-9]{1,18})",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern TIMEFRAME = Pattern.compile("[0-9]{1,9}[smhdwMy]");

  private static final Map<String, String> OPERATORS =
      Map.of(">", "gt", ">=", "gte", "<", "lt", "<=", "lte", "=", "eq", "==", "eq", "!=", "neq");

  /** Beyond it a problem is cut off, and half a correlation is of no use. */
  private static final int LONGEST = 250;

  /**
   * Why a condition with an aggregation is refused, and the correlation to write instead.
   *
   * @param timeframe as it stands in the detection; empty if there is none
   * @param rule by which a correlation can name the rule
   */
  static String refusal(String condition, String timeframe, String rule) {
    String text = condition.substring(condition.indexOf('|') + 1).strip();
    return REFUSED
        + parse(text, timeframe)
            .map(aggregation -> aggregation.advice(rule))
            .orElse(
                "write a correlation rule, of type event_count, value_count, value_sum, value_avg,"
                    + " temporal or temporal_ordered, instead");
  }

  private static Optional<LegacyAggregation> parse(String text, String timeframe) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    String function = form.group(1).toLowerCase(Locale.ROOT);
    String field = form.group(2);
    if (field.isEmpty() && !function.equals("count")) {
      return Optional.empty();
    }
    return Optional.of(
        new LegacyAggregation(
            form.group(1) + "(" + field + ") " + form.group(4) + " " + form.group(5),
            field.isEmpty() ? "event_count" : "value_" + function,
            form.group(3) == null ? "" : form.group(3).strip(),
            TIMEFRAME.matches(timeframe) ? timeframe : "",
            (field.isEmpty() ? "" : "field: " + field + ", ")
                + OPERATORS.get(form.group(4))
                + ": "
                + form.group(5)));
  }

  private String advice(String rule) {
    String yaml =
        "{title: %s, correlation: {type: %s, rules: [%s], %stimespan: %s, condition: {%s}}}"
            .formatted(
                quoted(text),
                type,
                quoted(rule),
                groupBy.isEmpty() ? "" : "group-by: [" + groupBy + "], ",
                timespan.isEmpty() ? "1h" : timespan,
                condition);
    return yaml.length() > LONGEST
        ? "write a correlation rule of type " + type + " instead"
        : "end the condition before it, and add this correlation rule"
            + (timespan.isEmpty() ? " (choose its timespan)" : "")
            + ": "
            + yaml;
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
