package nl.dijkwacht.api.pages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.signal.Level;

/**
 * The whole in one line: whether somebody has to get up.
 *
 * @param critical findings that are open
 * @param high findings that are open
 * @param clocks that run
 * @param overdue whether one of them is over
 * @param at as of when (wall clock)
 */
record Verdict(long critical, long high, int clocks, boolean overdue, Seeing seeing, Instant at) {

  static Verdict of(List<Finding> open, RunningClocks running, Seeing seeing, Instant now) {
    return new Verdict(
        count(open, Level.CRITICAL),
        count(open, Level.HIGH),
        running.count(),
        running.anyOverdue(now),
        seeing,
        now);
  }

  private static long count(List<Finding> open, Level level) {
    return open.stream().filter(finding -> finding.level() == level).count();
  }

  private String look() {
    if (critical > 0 || overdue) {
      return "bad";
    }
    return high > 0 || !seeing.isGood() ? "doubtful" : "good";
  }

  void write(Markup page, Speech speech) {
    page.element(
        "h1",
        String.join(" ", sentences(speech)),
        "class",
        "verdict " + look(),
        "aria-live",
        "polite");
    page.open("p", "class", "small")
        .text(speech.of("As of ", "Stand van "))
        .text(speech.time(at))
        .close("p");
  }

  private List<String> sentences(Speech speech) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        critical + high == 0
            ? speech.of(
                "No critical or high findings are open.",
                "Er staan geen kritieke of hoge bevindingen open.")
            : speech
                .of(
                    "%s critical and %s high findings are open.",
                    "%s kritieke en %s hoge bevindingen staan open.")
                .formatted(speech.number(critical), speech.number(high)));
    if (clocks > 0) {
      sentences.add(
          speech.of("%s clocks run.", "Er lopen %s termijnen.").formatted(speech.number(clocks)));
    }
    sentences.add(
        seeing.isGood()
            ? speech.of("Everything is being seen.", "Alles wordt gezien.")
            : speech.of("Not everything is being seen.", "Niet alles wordt gezien."));
    return sentences;
  }
}
