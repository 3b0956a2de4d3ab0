package nl.dijkwacht.app.terminal;

import java.util.List;
import java.util.function.Function;
import nl.dijkwacht.documents.Problem;

/** Problems of files for people and editors: a line each, a file's lines together. */
public final class ProblemList {

  private final Terminal terminal;

  public ProblemList(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Prints problems that are sorted by place. */
  public void print(List<Problem> problems) {
    print(problems, problem -> problem, any -> "");
  }

  /**
   * Prints what has a problem, sorted by place.
   *
   * @param note what stands behind it
   */
  public <T> void print(List<T> all, Function<T, Problem> problemOf, Function<T, String> note) {
    String file = "";
    for (T each : all) {
      Problem problem = problemOf.apply(each);
      String source = problem.place().source();
      if (!file.isEmpty() && !file.equals(source)) {
        terminal.line("");
      }
      file = source;
      terminal.line(
          Terminal.plain(problem.place().toString())
              + ": "
              + severity(problem.severity())
              + ": "
              + Terminal.plain(problem.message())
              + terminal.paint(Colour.FAINT, note.apply(each)));
    }
    if (!all.isEmpty()) {
      terminal.line("");
    }
  }

  private String severity(Problem.Severity severity) {
    return switch (severity) {
      case ERROR -> terminal.paint(Colour.RED, "error");
      case WARNING -> terminal.paint(Colour.YELLOW, "warning");
      case NOTE -> terminal.paint(Colour.CYAN, "note");
    };
  }
}
