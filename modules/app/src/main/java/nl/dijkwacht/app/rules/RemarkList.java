package nl.dijkwacht.app.rules;

import java.util.List;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.documents.Problem;
import nl.dijkwacht.sigma.lint.Remark;

/** Remarks on rules for people and editors: a line each, a file's lines together. */
public final class RemarkList {

  private final Terminal terminal;

  public RemarkList(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Prints remarks that are sorted by place. */
  public void print(List<Remark> remarks) {
    String file = "";
    for (Remark remark : remarks) {
      String source = remark.problem().place().source();
      if (!file.isEmpty() && !file.equals(source)) {
        terminal.line("");
      }
      file = source;
      terminal.line(
          Terminal.plain(remark.problem().place().toString())
              + ": "
              + severity(remark.problem().severity())
              + ": "
              + Terminal.plain(remark.problem().message())
              + terminal.paint(Colour.FAINT, " [" + remark.check().id() + "]"));
    }
    if (!remarks.isEmpty()) {
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
