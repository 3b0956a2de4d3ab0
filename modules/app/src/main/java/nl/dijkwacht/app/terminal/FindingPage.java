package nl.dijkwacht.app.terminal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.dijkwacht.core.finding.Drift;
import nl.dijkwacht.core.finding.Episodes;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.finding.Handling;
import nl.dijkwacht.core.finding.Suppression;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.signal.Articles;
import nl.dijkwacht.core.trail.EventSummary;
import org.jspecify.annotations.Nullable;

/**
 * One finding for somebody who was just woken: what, to what, by whom, since when, why it matters,
 * what to do, who has it, and how it got here.
 */
public final class FindingPage {

  private static final String LINE = "  %-9s %s";

  private final Terminal terminal;

  /** Something that happened. */
  private record Past(Instant at, String what) {}

  public FindingPage(Terminal terminal) {
    this.terminal = terminal;
  }

  public void print(Finding finding) {
    terminal.line(
        terminal.paint(
            FindingTable.colour(finding.level()),
            "%s  %s"
                .formatted(
                    finding.level().label().toUpperCase(Locale.ROOT),
                    Terminal.plain(finding.rule().title()))));
    line("id", Terminal.plain(finding.id()));
    line("status", status(finding));
    what(finding);
    why(finding);
    whatToDo(finding);
    handling(finding.handled());
    history(finding);
  }

  private static String status(Finding finding) {
    Episodes lived = finding.lived();
    String status = finding.status().label();
    status +=
        lived.resolvedAt() == null
            ? ", since " + lived.openedAt()
            : ", from %s to %s".formatted(lived.openedAt(), lived.resolvedAt());
    if (lived.count() > 1) {
      status += ", for the %s time".formatted(ordinal(lived.count()));
    }
    return status + (lived.flapping() ? "; it comes and goes" : "");
  }

  private static String ordinal(long count) {
    long ten = count % 100 / 10;
    String end = ten == 1 ? "th" : count % 10 == 1 ? "st" : count % 10 == 2 ? "nd" : "th";
    return count + (ten != 1 && count % 10 == 3 ? "rd" : end);
  }

  private void what(Finding finding) {
    Drift drift = finding.drift();
    EventSummary latest = finding.latest();
    if (drift == null) {
      line("what", call(latest));
      line("to", About.of(finding));
      line("where", place(finding.subject().account(), latest.region()));
      line("who", Who.of(latest.principal()) + from(latest));
      line(
          "how often",
          "%,d, first at %s".formatted(finding.occurrences(), finding.first().eventTime()));
      note(latest.note());
      return;
    }
    line("what", drift.attribution() == null ? "seen in its state" : call(latest));
    line(
        "to",
        About.of(finding)
            + Optional.ofNullable(drift.arn()).map(arn -> ", " + Terminal.plain(arn)).orElse(""));
    line("where", place(drift.resource().account(), drift.resource().region()));
    data(drift.classification());
    line("who", Who.of(drift.attribution()));
    if (drift.mended() != null) {
      line("mended by", Who.of(drift.mended()));
    }
    note(drift.reason());
    String standing = About.standing(drift);
    if (!standing.isEmpty()) {
      line("yet", standing);
    }
  }

  private static String call(EventSummary event) {
    return "%s %s, %s"
        .formatted(
            Terminal.plain(event.eventSource()),
            Terminal.plain(event.eventName()),
            event.eventTime());
  }

  private static String place(String account, String region) {
    return "account %s, %s".formatted(Terminal.plain(account), Terminal.plain(region));
  }

  private static String from(EventSummary event) {
    String address = event.sourceAddress();
    return address == null ? "" : " from " + Terminal.plain(address);
  }

  private void note(@Nullable String note) {
    if (note != null && !note.isEmpty()) {
      line("seen", Terminal.plain(note));
    }
  }

  private void data(Classification classification) {
    String data = About.data(classification);
    String owner = classification.owner();
    line(
        "data",
        (data.isEmpty() ? "nothing known of personal data" : data)
            + (owner.isEmpty() ? "" : "; owner " + Terminal.plain(owner)));
  }

  private void why(Finding finding) {
    String articles = Articles.of(finding.rule().tags());
    if (!articles.isEmpty()) {
      line("why", articles);
    }
    if (!finding.rule().description().isEmpty()) {
      line(articles.isEmpty() ? "why" : "", Terminal.plain(finding.rule().description()));
    }
  }

  private void whatToDo(Finding finding) {
    int step = 1;
    for (String response : finding.rule().response()) {
      line(step == 1 ? "do" : "", "%d. %s".formatted(step, Terminal.plain(response)));
      step++;
    }
    Suppression suppression = finding.suppression();
    if (suppression != null) {
      line(
          "allowed",
          "until %s by %s (%s): %s"
              .formatted(
                  suppression.until(),
                  Terminal.plain(suppression.owner()),
                  Terminal.plain(suppression.exception()),
                  Terminal.plain(suppression.reason())));
    }
  }

  private void handling(Handling handling) {
    Handling.Acknowledgement acknowledged = handling.acknowledged();
    List<String> words = new ArrayList<>();
    if (handling.assignee() != null) {
      words.add("assigned to " + Terminal.plain(handling.assignee()));
    }
    words.add(
        acknowledged == null
            ? "nobody looks at it yet"
            : "acknowledged by %s at %s"
                .formatted(Terminal.plain(acknowledged.by()), acknowledged.at()));
    line("handled", String.join(", ", words));
    if (handling.silence() != null) {
      line("silent", deferral(handling.silence()));
    }
  }

  private static String deferral(Handling.Deferral deferral) {
    return "until %s, %s answers for it: %s"
        .formatted(
            deferral.until(), Terminal.plain(deferral.owner()), Terminal.plain(deferral.reason()));
  }

  private void history(Finding finding) {
    List<Past> past = new ArrayList<>();
    Episodes lived = finding.lived();
    past.add(new Past(finding.first().eventTime(), "first seen"));
    lived.reopened().forEach(at -> past.add(new Past(at, "reopened")));
    if (lived.resolvedAt() != null) {
      past.add(new Past(lived.resolvedAt(), "resolved"));
    }
    Handling handling = finding.handled();
    Handling.Closing closing = handling.closing();
    if (closing != null) {
      past.add(new Past(closing.at(), closed(closing)));
    }
    Handling.Deferral risk = handling.risk();
    if (risk != null) {
      past.add(
          new Past(
              risk.at(),
              "risk accepted by %s %s".formatted(Terminal.plain(risk.by()), deferral(risk))));
    }
    handling
        .comments()
        .forEach(
            comment ->
                past.add(
                    new Past(
                        comment.at(),
                        "%s: %s"
                            .formatted(
                                Terminal.plain(comment.by()), Terminal.plain(comment.text())))));
    past.sort(Comparator.comparing(Past::at));
    terminal.line("");
    past.forEach(event -> terminal.line("  %s  %s".formatted(event.at(), event.what())));
  }

  private static String closed(Handling.Closing closing) {
    String as = closing.as().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    String original = closing.duplicateOf();
    return "closed by %s as %s%s"
        .formatted(
            Terminal.plain(closing.by()),
            as,
            original == null ? "" : " of " + Terminal.plain(original));
  }

  private void line(String label, String value) {
    terminal.line(LINE.formatted(label, value));
  }
}
