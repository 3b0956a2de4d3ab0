package nl.dijkwacht.app.doctor;

import java.util.List;
import nl.dijkwacht.app.inquiry.Mark;
import nl.dijkwacht.app.terminal.Terminal;

/** What was looked at, a line each, with what to do below it. */
public final class DoctorText {

  private final Terminal terminal;

  public DoctorText(Terminal terminal) {
    this.terminal = terminal;
  }

  public void print(List<Examined> all) {
    int check = all.stream().mapToInt(one -> one.check().length()).max().orElse(1);
    int about = all.stream().mapToInt(one -> one.about().length()).max().orElse(1);
    String columns = "%-" + check + "s  %-" + Math.max(1, about) + "s  %s";
    for (Examined one : all) {
      terminal.line(
          sign(one.mark())
              + " "
              + Terminal.plain(columns.formatted(one.check(), one.about(), one.found())));
      if (!one.remedy().isEmpty()) {
        terminal.line("  → " + Terminal.plain(one.remedy()));
      }
    }
    terminal.line("");
    terminal.line(verdict(all));
  }

  private String sign(Mark mark) {
    return terminal.paint(mark.colour(), mark.sign());
  }

  private String verdict(List<Examined> all) {
    long bad = all.stream().filter(one -> one.mark() == Mark.BAD).count();
    long doubtful = all.stream().filter(one -> one.mark() == Mark.DOUBTFUL).count();
    String text = "%d checks: %d failed, %d to look at.".formatted(all.size(), bad, doubtful);
    return terminal.paint((bad > 0 ? Mark.BAD : Mark.GOOD).colour(), text);
  }
}
