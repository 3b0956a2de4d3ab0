package nl.dijkwacht.app.terminal;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.finding.Drift;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.signal.Articles;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;

/**
 * An alert for people at a terminal: what happened, to what, by whom, from where, why it matters
 * and what to do first, in this order.
 */
public final class AlertLine {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.of("UTC"));

  private static final Principal NOBODY = new Principal(Principal.Kind.UNKNOWN, "unknown", null);

  private final Terminal terminal;

  public AlertLine(Terminal terminal) {
    this.terminal = terminal;
  }

  public void print(Alert alert) {
    Finding finding = alert.finding();
    StringBuilder text = new StringBuilder();
    text.append(
        terminal.paint(
            FindingTable.colour(finding.level()),
            "%-8s %s%s"
                .formatted(
                    finding.level().label().toUpperCase(Locale.ROOT),
                    transition(alert),
                    plain(finding.rule().title()))));
    Drift drift = finding.drift();
    if (drift == null) {
      event(text, alert.cause(), finding);
    } else {
      drift(text, alert, drift);
    }
    if (alert.cause().note() != null && !alert.cause().note().isEmpty()) {
      line(text, "seen", plain(alert.cause().note()));
    }
    String articles = Articles.of(finding.rule().tags());
    if (!articles.isEmpty()) {
      line(text, "why", articles);
    }
    if (alert.transition() != Alert.Transition.RESOLVED && !finding.rule().response().isEmpty()) {
      line(text, "do", plain(finding.rule().response().get(0)));
    }
    terminal.line(text.append(System.lineSeparator()).toString());
  }

  /** A control's title says how it should be, so that it is not so has to stand before it. */
  private static String transition(Alert alert) {
    return switch (alert.transition()) {
      case OPENED, WORSENED -> alert.finding().drift() == null ? "" : "not so: ";
      case RESOLVED -> "resolved: ";
      case REOPENED -> alert.finding().drift() == null ? "again: " : "again not so: ";
      case RECURRED -> "again after a quiet time: ";
      case ATTRIBUTED -> "now known who caused it, not so: ";
      case FLAPPING -> "comes and goes, so no more is told until it is stable: ";
      case EXCEPTION_EXPIRED -> "its exception is over: ";
    };
  }

  private static void event(StringBuilder text, EventSummary cause, Finding finding) {
    line(text, "what", call(cause));
    String about = finding.subject().text();
    if (!about.equals(cause.principal().id())) {
      line(text, "to", plain(about));
    }
    // What Dijkwacht says of itself was done by nobody.
    if (!cause.principal().equals(NOBODY)) {
      line(text, "who", Who.of(cause.principal()));
      if (cause.sourceAddress() != null) {
        text.append(" from %s".formatted(plain(cause.sourceAddress())));
      }
    }
  }

  private static void drift(StringBuilder text, Alert alert, Drift drift) {
    boolean resolved = alert.transition() == Alert.Transition.RESOLVED;
    var attribution = resolved ? drift.mended() : drift.attribution();
    line(
        text,
        "what",
        attribution == null
            ? "its state in account %s%s, %s UTC"
                .formatted(
                    plain(drift.resource().account()),
                    region(drift.resource()),
                    TIME.format(drift.since()))
            : call(attribution.call()));
    String data = About.data(drift.classification());
    line(text, "to", About.of(alert.finding()) + (data.isEmpty() ? "" : ": " + data));
    line(text, "who", Who.of(attribution));
    String standing = About.standing(drift);
    if (!standing.isEmpty()) {
      line(text, "yet", standing);
    }
  }

  /** Names of resources have no Region where they are unique without, such as buckets'. */
  private static String region(ResourceId resource) {
    return resource.region().equals("global") ? "" : " (" + plain(resource.region()) + ")";
  }

  private static String call(EventSummary call) {
    return "%s %s in account %s%s, %s UTC"
        .formatted(
            plain(call.eventSource()),
            plain(call.eventName()),
            plain(call.account()),
            call.region().isEmpty() ? "" : " (" + plain(call.region()) + ")",
            TIME.format(call.eventTime()));
  }

  private static void line(StringBuilder text, String label, String value) {
    text.append("%n         %-5s %s".formatted(label, value));
  }

  private static String plain(String untrusted) {
    return Terminal.plain(untrusted);
  }
}
