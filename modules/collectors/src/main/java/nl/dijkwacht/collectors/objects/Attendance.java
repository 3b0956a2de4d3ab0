package nl.dijkwacht.collectors.objects;

import java.time.Duration;

/** What a worker must not neglect while it waits for something. For the worker's thread. */
@FunctionalInterface
interface Attendance {

  /**
   * Commits what is due, tells the group that this worker lives, and waits.
   *
   * @param atMost how long to wait; nothing to return as soon as may be
   * @return whether the object that is being read is still this worker's
   */
  boolean attend(Duration atMost);
}
