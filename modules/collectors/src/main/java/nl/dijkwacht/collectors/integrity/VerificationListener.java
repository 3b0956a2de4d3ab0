package nl.dijkwacht.collectors.integrity;

import java.time.Instant;

/** Hears how a verification gets on. */
@FunctionalInterface
public interface VerificationListener {

  /**
   * A digest was dealt with; called by the thread that verifies, newest digest of a chain first.
   *
   * @param end of the time that it covers
   * @param logs what came of its log files
   */
  void verified(String account, String region, Instant end, LogTally logs);
}
