package nl.dijkwacht.reports.period;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.dijkwacht.core.Clipped;
import nl.dijkwacht.core.finding.ExceptionEntry;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.finding.Handling;
import org.jspecify.annotations.Nullable;

/**
 * What may fail for a while, by the register or since a person accepted its risk.
 *
 * @param id in the register, or {@code accepted-risk}
 * @param rule id of the control or rule
 * @param covers what it is narrowed to
 * @param from when it began (wall clock)
 * @param expires when it ends (wall clock)
 */
public record ReportedException(
    String id,
    String rule,
    String covers,
    String owner,
    String reason,
    String legalBasis,
    Instant from,
    Instant expires) {

  public static final String ACCEPTED_RISK = "accepted-risk";

  public static ReportedException of(ExceptionEntry entry) {
    return new ReportedException(
        Clipped.line(entry.id()),
        entry.rule(),
        Stream.of(entry.resource(), entry.account(), entry.principal())
            .flatMap(Stream::ofNullable)
            .map(Clipped::line)
            .collect(Collectors.joining(", ")),
        Clipped.line(entry.owner()),
        Clipped.line(entry.reason()),
        Clipped.line(entry.legalBasis()),
        entry.from(),
        entry.expires());
  }

  /** Of a risk that was accepted; null if none was. */
  public static @Nullable ReportedException ofRisk(Finding finding) {
    Handling.Deferral risk = finding.handled().risk();
    return risk == null
        ? null
        : new ReportedException(
            ACCEPTED_RISK,
            finding.rule().id(),
            Clipped.line(finding.subject().text()),
            Clipped.line(risk.owner()),
            Clipped.line(risk.reason()),
            "",
            risk.at(),
            risk.until());
  }

  /** Whether it was in effect at any time of a period. */
  public boolean concerns(Period period) {
    return from.isBefore(period.to()) && expires.isAfter(period.from());
  }

  public boolean isOver(Instant now) {
    return !now.isBefore(expires);
  }
}
