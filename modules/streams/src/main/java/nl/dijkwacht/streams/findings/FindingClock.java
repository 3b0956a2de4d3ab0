package nl.dijkwacht.streams.findings;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;
import nl.dijkwacht.core.finding.AlertPolicy;
import nl.dijkwacht.core.finding.Exceptions;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.finding.FindingUpdate;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.streams.runtime.Agenda;
import nl.dijkwacht.streams.runtime.DueWork;
import org.jspecify.annotations.Nullable;

/** Changes findings as time and the register of exceptions do, in bounded slices. */
final class FindingClock {

  /** What is live waits for a slice, so one takes some tens of milliseconds at most. */
  private static final int SLICE = 400;

  /** A silence, an exception and flapping may end at once; each is a step. */
  private static final int MOST_STEPS = 8;

  /** When what was due and failed is tried again. */
  private static final Duration AGAIN = Duration.ofHours(1);

  private final FindingStore findings;
  private final Agenda agenda;
  private final ExceptionSweep sweep;
  private final AlertPolicy policy;
  private final Supplier<Registers> registers;
  private final DueWork dueWork;
  private final Consumer<String> tooLarge;

  /**
   * @param registers whose exceptions are in effect
   * @param tooLarge is told the id of a finding that is too large for an alert that is due
   */
  FindingClock(
      FindingStore findings,
      Agenda agenda,
      ExceptionSweep sweep,
      AlertPolicy policy,
      Supplier<Registers> registers,
      DueWork dueWork,
      Consumer<String> tooLarge) {
    this.findings = findings;
    this.agenda = agenda;
    this.sweep = sweep;
    this.policy = policy;
    this.registers = registers;
    this.dueWork = dueWork;
    this.tooLarge = tooLarge;
  }

  /**
   * Does some of what is due.
   *
   * @param now wall clock
   */
  void tick(Instant now) {
    for (String id : agenda.take(now, SLICE)) {
      if (!dueWork.attempt(() -> catchUp(id, now))) {
        agenda.again(id, now.plus(AGAIN));
      }
    }
    for (Finding finding : sweep.next(registers.get().exceptions(), now, SLICE)) {
      dueWork.attempt(() -> catchUp(finding, now, now.toEpochMilli()));
    }
  }

  private void catchUp(String id, Instant now) {
    Finding finding = findings.get(id);
    if (finding != null) {
      catchUp(finding, now, now.toEpochMilli());
    }
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
        tooLarge.accept(before.id());
        return;
      }
      before = update.finding();
    }
  }
}
