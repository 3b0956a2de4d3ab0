package nl.dijkwacht.streams.findings;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.finding.Episodes;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.finding.FindingCommand;
import nl.dijkwacht.core.signal.ServiceFinding;
import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.metrics.Meters;
import org.jspecify.annotations.Nullable;

/** Counts and times what findings go through. Thread-safe. */
final class FindingMeters {

  private final MeterRegistry registry;
  private final Timer latency;
  private final Timer toDetect;
  private final Timer toRepair;

  FindingMeters(MeterRegistry registry) {
    this.registry = registry;
    this.latency = Meters.FINDINGS_LATENCY.timer(registry);
    this.toDetect = Meters.FINDINGS_TIME_TO_DETECT.timer(registry);
    this.toRepair = Meters.FINDINGS_TIME_TO_REPAIR.timer(registry);
  }

  void changed(@Nullable Finding before, Finding after) {
    if (before == null || before.status() != after.status()) {
      Meters.FINDINGS_CHANGES.counter(registry, change(before, after)).increment();
    }
  }

  private static String change(@Nullable Finding before, Finding after) {
    if (after.status() != Finding.Status.OPEN) {
      return after.status().label();
    }
    return before == null ? "opened" : "reopened";
  }

  /** Times how soon a failure was seen, and how long it lasted. */
  void judged(@Nullable Finding before, Finding after, Verdict verdict) {
    Episodes lived = after.lived();
    boolean began = before == null || before.lived().count() < lived.count();
    if (began && !verdict.baseline()) {
      toDetect.record(Duration.between(verdict.since(), verdict.collectedAt()));
    }
    boolean ended = before != null && !ended(before) && ended(after);
    if (ended && verdict.standing() != Verdict.Standing.WITHDRAWN) {
      toRepair.record(Duration.between(lived.openedAt(), verdict.since()));
    }
  }

  private static boolean ended(Finding finding) {
    return finding.lived().resolvedAt() != null;
  }

  void alerted(Alert alert) {
    Meters.FINDINGS_ALERTS
        .counter(registry, label(alert.transition()), alert.finding().level().label())
        .increment();
  }

  /**
   * Times how long an alert took from when its cause was received.
   *
   * @param now wall clock
   */
  void took(Alert alert, Instant now) {
    latency.record(Duration.between(alert.cause().collectedAt(), now));
  }

  void command(FindingCommand.Action action, String outcome) {
    Meters.FINDINGS_COMMANDS.counter(registry, label(action), outcome).increment();
  }

  void service(ServiceFinding.Service service, String outcome) {
    Meters.FINDINGS_SERVICES.counter(registry, label(service), outcome).increment();
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
