package nl.dijkwacht.controls;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.verdict.PlainReason;
import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.expressions.Expression;
import nl.dijkwacht.expressions.Memo;
import nl.dijkwacht.expressions.Outcome;
import nl.dijkwacht.expressions.Variables;

/** The sentence of a judgement: bounded, on one line, without what terminals obey. */
final class Reason {

  private static final int LONGEST = 400;
  private static final int LONGEST_TEXT = 100;
  private static final int MOST_ELEMENTS = 10;

  private Reason() {}

  /** Of a control that could be judged. */
  static String of(
      Verdict.Result result, Map<String, Expression> shows, Variables variables, Memo memo) {
    List<String> parts = new ArrayList<>();
    shows.forEach(
        (label, expression) ->
            parts.add(label + ": " + shown(expression.evaluate(variables, memo))));
    return parts.isEmpty() ? plain(result) : bounded(String.join("; ", parts), LONGEST);
  }

  static String unknown(String sentence) {
    return bounded("UNKNOWN: " + sentence, LONGEST);
  }

  private static String plain(Verdict.Result result) {
    PlainReason reason =
        switch (result) {
          case PASS -> PlainReason.AS_ASKED;
          case FAIL -> PlainReason.NOT_AS_ASKED;
          case NOT_APPLICABLE -> PlainReason.NOT_MEANT;
          case UNKNOWN -> PlainReason.NOT_KNOWN;
        };
    return reason.english();
  }

  /** The value, or what was missing. */
  static String told(Outcome outcome) {
    return outcome instanceof Outcome.Missing missing
        ? bounded(missing.sentence(), LONGEST)
        : shown(outcome);
  }

  private static String shown(Outcome outcome) {
    return outcome instanceof Outcome.Value value ? text(value.value()) : "not known";
  }

  private static String text(Object value) {
    if (value instanceof List<?> list) {
      return list(list);
    }
    if (value instanceof Map<?, ?> map) {
      return list(map.keySet().stream().sorted().toList());
    }
    return value instanceof Instant time
        ? time.toString()
        : bounded(String.valueOf(value), LONGEST_TEXT);
  }

  private static String list(List<?> list) {
    List<String> texts =
        new ArrayList<>(
            list.stream()
                .limit(MOST_ELEMENTS)
                .map(element -> bounded(String.valueOf(element), LONGEST_TEXT))
                .toList());
    if (list.size() > MOST_ELEMENTS) {
      texts.add((list.size() - MOST_ELEMENTS) + " more");
    }
    return texts.isEmpty() ? "none" : String.join(", ", texts);
  }

  static String bounded(String text, int longest) {
    StringBuilder line = new StringBuilder(Math.min(text.length(), longest));
    int at = 0;
    while (at < text.length() && line.length() < longest) {
      int codePoint = text.codePointAt(at);
      at += Character.charCount(codePoint);
      line.appendCodePoint(isShown(codePoint) ? codePoint : ' ');
    }
    return at < text.length() ? line + "…" : line.toString();
  }

  private static boolean isShown(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
