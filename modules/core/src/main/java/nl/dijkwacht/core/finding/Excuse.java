package nl.dijkwacht.core.finding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What covers a finding as it stands: a risk that a person accepted, or the register. */
final class Excuse {

  private Excuse() {}

  /** Null if nothing covers it. */
  static @Nullable Suppression of(Finding finding, Instant at, Exceptions exceptions) {
    Handling.Deferral risk = finding.handled().risk();
    if (risk != null && risk.lasts(at)) {
      return Suppression.of(risk);
    }
    return exceptions
        .covering(
            finding.rule().id(),
            finding.resourceNames(),
            finding.subject().account(),
            finding.culprit(),
            at)
        .map(Suppression::of)
        .orElse(null);
  }
}
