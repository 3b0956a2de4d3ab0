package nl.dijkwacht.simulator.calls;

/** What a simulated event belongs to: the harmless everyday, or a beat of the story. */
public enum Scene {
  HABIT,
  DEPLOYMENT,
  BACKUP,
  /** An engineer opens the bucket of discharge letters to the world. */
  BUCKET_MADE_PUBLIC,
  /** Anonymous readers outside the EEA list the bucket and fetch letters. */
  READS_FROM_OUTSIDE,
  /** The planned test of the break-glass procedure: root signs in to the test account, with MFA. */
  FALSE_ALARM,
  /** The trail of the test account stands still for a moment. */
  LOGGING_PAUSED,
  /** The bucket is closed again. */
  REPAIR,
  /** The same readers come back and find the door shut. */
  READS_REFUSED,
  /** Part of an incident that was injected into an organisation. */
  INCIDENT;

  /** Whether the event is part of the story, whose incident a monitor should report. */
  public boolean isStory() {
    return compareTo(BACKUP) > 0;
  }
}
