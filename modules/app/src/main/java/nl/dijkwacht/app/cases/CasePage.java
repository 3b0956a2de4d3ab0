package nl.dijkwacht.app.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.core.access.Exposure;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseClock;
import nl.dijkwacht.core.cases.CaseEvent;
import nl.dijkwacht.core.cases.CaseFinding;
import nl.dijkwacht.core.cases.Decision;
import nl.dijkwacht.core.cases.Moment;
import nl.dijkwacht.core.cases.SubjectRequest;
import org.jspecify.annotations.Nullable;

/** Cases as lines for people. */
public final class CasePage {

  private static final String LINE = "%-12s  %-16s  %-20s  %-20s  %-24s  %s";
  private static final String FACT = "%-14s  %s";
  private static final int SHORT_ID = 12;

  private final Terminal terminal;
  private final Instant now;

  /**
   * @param now wall clock, by which time is left or over
   */
  public CasePage(Terminal terminal, Instant now) {
    this.terminal = terminal;
    this.now = now;
  }

  /** A heading and a line for each; what is due first comes first. */
  public void list(List<Case> cases) {
    if (cases.isEmpty()) {
      return;
    }
    terminal.line(
        terminal.paint(
            Colour.BOLD, LINE.formatted("ID", "STATUS", "OPENED", "DUE", "LEGAL ENTITY", "ABOUT")));
    cases.stream().sorted(mostUrgentFirst()).forEach(this::line);
  }

  private static Comparator<Case> mostUrgentFirst() {
    return Comparator.comparing(CasePage::due).thenComparing(Case::id);
  }

  private static Instant due(Case each) {
    CaseClock next = each.nextDue();
    return next == null ? Instant.MAX : next.dueAt();
  }

  private void line(Case each) {
    CaseClock next = each.nextDue();
    boolean over = next != null && next.isOverdue(now);
    String text =
        LINE.formatted(
            each.id().substring(0, Math.min(SHORT_ID, each.id().length())),
            each.status().dutch(),
            seconds(each.openedAt()),
            next == null ? "" : over ? "OVERDUE " + left(next) : left(next) + " left",
            Terminal.cut(Terminal.plain(each.legalEntity()), 24),
            about(each));
    terminal.line(terminal.paint(over ? Colour.RED : Colour.CYAN, text));
  }

  private String left(CaseClock clock) {
    Duration left = Duration.between(now, clock.dueAt()).abs();
    return "%dd %dh %dm".formatted(left.toDays(), left.toHoursPart(), left.toMinutesPart());
  }

  private static Instant seconds(Instant time) {
    return Instant.ofEpochSecond(time.getEpochSecond());
  }

  private static String about(Case each) {
    SubjectRequest request = each.request();
    if (request != null) {
      return request.right().label() + " by " + request.subject();
    }
    String nature = each.facts().nature();
    if (nature != null) {
      return Terminal.plain(nature);
    }
    return each.findings().stream()
        .findFirst()
        .map(finding -> Terminal.plain(finding.title() + ": " + finding.subject()))
        .orElse("");
  }

  /** All that is known of one. */
  public void show(Case each, List<CaseEvent> steps) {
    fact("case", each.id());
    fact("status", each.status().dutch() + " (" + each.status().english() + ")");
    fact("legal entity", each.legalEntity() + ", " + each.role().label());
    fact("officer (FG)", each.officer());
    fact("assigned to", each.owner());
    fact("about", about(each));
    fact("detected", text(each.detectedAt()));
    moment("acknowledged", each.acknowledged());
    moment("aware", each.aware());
    decision("notify", each.decision());
    decision("inform", each.informing());
    moment("closed", each.closed());
    each.clocks().forEach(this::clock);
    each.facts().told().forEach(this::fact);
    each.notifications()
        .forEach(
            sent ->
                fact(
                    "notified",
                    "%s, version %d, at %s by %s %s"
                        .formatted(
                            sent.recipient().label(),
                            sent.version(),
                            sent.at(),
                            sent.by(),
                            sent.reference())));
    each.findings().forEach(this::finding);
    each.exposed().forEach(this::exposure);
    each.links().forEach(link -> fact("evidence", link));
    terminal.line("");
    steps.forEach(this::step);
  }

  private void fact(String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      terminal.line(FACT.formatted(name, Terminal.plain(value)));
    }
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }

  private void moment(String name, @Nullable Moment moment) {
    if (moment != null) {
      fact(name, moment.at() + " by " + moment.by());
    }
  }

  private void decision(String name, @Nullable Decision decision) {
    if (decision != null) {
      fact(
          name,
          "%s, by %s: %s"
              .formatted(decision.yes() ? "yes" : "no", decision.by(), decision.reason()));
    }
  }

  private void clock(CaseClock clock) {
    String state =
        clock.runs()
            ? clock.isOverdue(now) ? "OVERDUE by " + left(clock) : left(clock) + " left"
            : "stopped at " + clock.stoppedAt();
    fact("term", "%s, due at %s, %s".formatted(clock.kind().label(), clock.dueAt(), state));
  }

  private void finding(CaseFinding finding) {
    fact(
        "finding",
        "%s, %s, %s, %s"
            .formatted(
                finding.id().substring(0, Math.min(SHORT_ID, finding.id().length())),
                finding.level().label(),
                finding.title(),
                finding.subject()));
  }

  private void exposure(Exposure exposure) {
    fact(
        "exposure",
        "%s, %s from %s %s: %s"
            .formatted(
                exposure.name() == null ? exposure.resource() : exposure.name(),
                exposure.control(),
                exposure.from(),
                exposure.until() == null ? "and still" : "until " + exposure.until(),
                read(exposure)));
    exposure
        .readers()
        .forEach(reader -> fact("  read by", reader.principal().id() + ", " + reader.reads()));
    if (exposure.otherReaders() > 0) {
      fact("  read by", "others, " + exposure.otherReaders());
    }
  }

  private static String read(Exposure exposure) {
    if (exposure.sight() == Exposure.Sight.UNSEEN && exposure.reads() == 0) {
      return "no event of AWS shows reads of it, so none can be excluded";
    }
    Long subjects = exposure.dataSubjects();
    return ("%d reads of at most %d objects, %d without identity, %d from outside the EEA; people"
            + " concerned: %s")
        .formatted(
            exposure.reads(),
            exposure.objects(),
            exposure.anonymousReads(),
            exposure.foreignReads(),
            subjects == null ? "not in the register" : "at most " + subjects);
  }

  private void step(CaseEvent step) {
    terminal.line(
        Terminal.plain(
            "%4d  %s  %-18s  %s%s"
                .formatted(
                    step.number(),
                    step.at(),
                    step.step().label(),
                    step.by(),
                    step.reason().isEmpty() ? "" : ": " + step.reason())));
  }
}
