package nl.dijkwacht.app.terminal;

import nl.dijkwacht.core.cases.Notice;

/** A notice of a case for people at a terminal: what it says, whose it is, and who is told. */
public final class NoticeLine {

  private final Terminal terminal;

  public NoticeLine(Terminal terminal) {
    this.terminal = terminal;
  }

  public void print(Notice notice) {
    StringBuilder text = new StringBuilder();
    text.append(
        terminal.paint(Colour.BOLD, "%-8s %s".formatted("CASE", Terminal.plain(notice.text()))));
    line(text, "case", notice.caseId());
    line(text, "of", notice.legalEntity());
    line(text, "to", String.join(", ", notice.to()));
    if (notice.dueAt() != null) {
      line(text, "due", notice.dueAt().toString());
    }
    line(text, "do", "dijkwacht cases show " + notice.caseId());
    terminal.line(text.append(System.lineSeparator()).toString());
  }

  private static void line(StringBuilder text, String label, String value) {
    if (!value.isEmpty()) {
      text.append("%n         %-5s %s".formatted(label, Terminal.plain(value)));
    }
  }
}
