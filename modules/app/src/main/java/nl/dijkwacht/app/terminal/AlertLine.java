package nl.dijkwacht.app.terminal;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import nl.dijkwacht.core.Alert;
import nl.dijkwacht.core.EventSummary;
import nl.dijkwacht.core.Finding;
import nl.dijkwacht.core.Principal;

/**
 * An alert for people at a terminal: what happened, to what, by whom, from where, why it matters
 * and what to do first, in this order.
 */
public final class AlertLine {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.of("UTC"));

  private final Terminal terminal;

  public AlertLine(Terminal terminal) {
    this.terminal = terminal;
  }

  public void print(Alert alert) {
    Finding finding = alert.finding();
    EventSummary cause = alert.cause();
    StringBuilder text = new StringBuilder();
    text.append(
        terminal.paint(
            FindingTable.colour(finding.level()),
            "%-8s %s"
                .formatted(
                    finding.level().label().toUpperCase(Locale.ROOT),
                    plain(finding.rule().title()))));
    text.append(
        "%n         what  %s %s in account %s (%s), %s UTC"
            .formatted(
                plain(cause.eventSource()),
                plain(cause.eventName()),
                plain(cause.account()),
                plain(cause.region()),
                TIME.format(cause.eventTime())));
    String about = finding.subject().text();
    if (!about.equals(cause.principal().id())) {
      text.append("%n         to    %s".formatted(plain(about)));
    }
    text.append("%n         who   %s".formatted(plain(who(cause.principal()))));
    if (cause.sourceAddress() != null) {
      text.append(" from %s".formatted(plain(cause.sourceAddress())));
    }
    if (cause.note() != null) {
      text.append("%n         seen  %s".formatted(plain(cause.note())));
    }
    String articles = Articles.of(finding.rule().tags());
    if (!articles.isEmpty()) {
      text.append("%n         why   %s".formatted(articles));
    }
    if (!finding.rule().response().isEmpty()) {
      text.append("%n         do    %s".formatted(plain(finding.rule().response().get(0))));
    }
    terminal.line(text.append(System.lineSeparator()).toString());
  }

  /** The person first: the ARN of a role is long, and the same for a whole department. */
  private static String who(Principal principal) {
    String id = principal.id();
    int person = id.lastIndexOf('/');
    if (principal.kind() != Principal.Kind.PERSON_IN_ROLE || person < 0) {
      return id;
    }
    String role = id.substring(0, person);
    return id.substring(person + 1) + " in role " + role.substring(role.lastIndexOf('/') + 1);
  }

  private static String plain(String untrusted) {
    return Terminal.plain(untrusted);
  }
}
