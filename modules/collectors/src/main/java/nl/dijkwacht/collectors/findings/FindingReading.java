package nl.dijkwacht.collectors.findings;

import nl.dijkwacht.core.DeadLetter;
import nl.dijkwacht.core.signal.ServiceFinding;

/** One thing that a service of AWS told. */
public sealed interface FindingReading {

  /** Its number in the message, from 1, over all kinds. */
  long number();

  /** A finding as it stands. */
  record Found(long number, ServiceFinding finding) implements FindingReading {}

  /** A message without a finding, and no fault. */
  record Foreign(long number) implements FindingReading {}

  /**
   * Could not be used.
   *
   * @param input the finding as JSON
   */
  // The bytes are handed over, never compared or copied.
  @SuppressWarnings("ArrayRecordComponent")
  record Unusable(long number, DeadLetter letter, byte[] input) implements FindingReading {}
}
