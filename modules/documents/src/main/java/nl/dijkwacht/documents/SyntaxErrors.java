package nl.dijkwacht.documents;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Turns SnakeYAML's multi-line messages, which speak of tokens, into one sentence with advice. The
 * place is where the author has to look: for a quote that is never closed, where it was opened.
 */
final class SyntaxErrors {
  private enum At {
    PROBLEM,
    CONTEXT
  }

  /** The first entry whose fragments occur in SnakeYAML's context and problem applies. */
  private record Advice(String context, String problem, At at, String sentence) {
    boolean appliesTo(MarkedYAMLException syntax) {
      return String.valueOf(syntax.getContext()).contains(context)
          && String.valueOf(syntax.getProblem()).contains(problem);
    }
  }

  private static final String UNCLOSED_QUOTE =
      "this quoted text is never closed; add the closing quote";

  private static final List<Advice> ADVICE =
      List.of(
          new Advice("quoted scalar", "unexpected end of stream", At.CONTEXT, UNCLOSED_QUOTE),
          new Advice("quoted scalar", "unexpected document separator", At.CONTEXT, UNCLOSED_QUOTE),
          new Advice(
              "double-quoted",
              "escape",
              At.PROBLEM,
              "this is no escape that YAML knows; write '\\\\' for a backslash, or use single"
                  + " quotes"),
          new Advice(
              "flow sequence",
              "",
              At.PROBLEM,
              "expected ',' or ']' here; the list that begins on line %d is not closed"),
          new Advice(
              "flow mapping",
              "",
              At.PROBLEM,
              "expected ',' or '}' here; the section that begins on line %d is not closed"),
          new Advice(
              "block",
              "expected <block end>",
              At.PROBLEM,
              "this does not fit what begins on line %d; check the indentation, or put text with"
                  + " special characters in quotes"),
          new Advice(
              "simple key",
              "could not find expected ':'",
              At.CONTEXT,
              "expected ':' after this key; add it, or check the indentation"),
          new Advice(
              "block scalar",
              "",
              At.PROBLEM,
              "a text after '|' or '>' begins on the next line; move it there, or put it in"
                  + " quotes"),
          new Advice(
              "scanning an a",
              "",
              At.CONTEXT,
              "a name must follow this '&' or '*'; put text that begins with it in quotes"),
          new Advice(
              "",
              "'\\t(TAB)' that cannot start",
              At.PROBLEM,
              "a tab cannot be used for indentation; use spaces"),
          new Advice(
              "",
              "that cannot start any token",
              At.PROBLEM,
              "a text cannot begin with this character; put it in quotes"),
          new Advice(
              "",
              "mapping values are not allowed here",
              At.PROBLEM,
              "a ':' is not allowed here; check the indentation, or put text that contains ': ' in"
                  + " quotes"),
          new Advice(
              "",
              "sequence entries are not allowed here",
              At.PROBLEM,
              "a list item is not allowed here; begin it on a line of its own"),
          new Advice(
              "",
              "expected the node content",
              At.PROBLEM,
              "a value is expected here; write one, or put the text in quotes"),
          new Advice(
              "",
              "expected '<document start>'",
              At.PROBLEM,
              "the document has ended before this; remove it, or begin a new document with '---'"));

  private SyntaxErrors() {}

  static void report(String source, MarkedYAMLException syntax, Problems problems) {
    for (Advice advice : ADVICE) {
      if (advice.appliesTo(syntax)) {
        Mark mark = advice.at() == At.CONTEXT ? syntax.getContextMark() : syntax.getProblemMark();
        problems.error(
            place(source, mark), advice.sentence().formatted(line(syntax.getContextMark())));
        return;
      }
    }
    problems.error(
        place(source, syntax.getProblemMark()), "not valid YAML: " + syntax.getProblem());
  }

  private static int line(@Nullable Mark mark) {
    return mark == null ? 1 : mark.getLine() + 1;
  }

  private static Place place(String source, @Nullable Mark mark) {
    return mark == null
        ? Place.startOf(source)
        : new Place(source, mark.getLine() + 1, mark.getColumn() + 1);
  }
}
