package nl.dijkwacht.streams.findings;

import java.time.Instant;
import java.util.function.Supplier;
import nl.dijkwacht.core.AlertPolicy;
import nl.dijkwacht.core.Exceptions;
import nl.dijkwacht.core.Finding;
import nl.dijkwacht.core.FindingUpdate;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.streams.runtime.Agenda;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes findings as time and the register of exceptions do, in bounded slices. */
final class FindingClock {

  private static final Logger LOG = LoggerFactory.getLogger(FindingClock.class);

  /** What is live waits for a slice, so one takes some tens of milliseconds at most. */
  private static final int SLICE = 400;

  /** A silence, an exception and flapping may end at once; each is a step. */
  private static final int MOST_STEPS = 8;

  private final FindingStore findings;
  private final Agenda agenda;
  private final ExceptionSweep sweep;
  private final AlertPolicy policy;
  private final Supplier<Registers> registers;

  FindingClock(
      FindingStore findings,
      Agenda agenda,
      ExceptionSweep sweep,
      AlertPolicy policy,
      Supplier<Registers> registers) {
    this.findings = findings;
    this.agenda = agenda;
    this.sweep = sweep;
    this.policy = policy;
    this.registers = registers;
  }

  /**
   * Does some of what is due.
   *
   * @param now wall clock
   */
  void tick(Instant now) {
    for (String id : agenda.take(now, SLICE)) {
      Finding finding = findings.get(id);
      if (finding != null) {
        catchUp(finding, now, now.toEpochMilli());
      }
    }
    sweep
        .next(registers.get().exceptions(), now, SLICE)
        .forEach(finding -> catchUp(finding, now, now.toEpochMilli()));
  }

  /**
   * Does all that is due of a finding.
   *
   * @param at what counts as now (wall clock)
   * @param timestamp of what is written
   */
  void catchUp(Finding finding, Instant at, long timestamp) {
    Exceptions exceptions = registers.get()::exceptionFor;
    Finding before = finding;
    for (int step = 0; step < MOST_STEPS; step++) {
      @Nullable FindingUpdate update = FindingUpdate.asOf(before, at, policy, exceptions);
      if (update == null) {
        return;
      }
      if (!findings.put(before, update, timestamp)) {
        LOG.warn(
            "Finding {} is too large for an alert that is due, so it stays as it is; look at it"
                + " with: dijkwacht findings show",
            before.id());
        return;
      }
      before = update.finding();
    }
  }
}
