package nl.dijkwacht.collectors.objects;

import org.jspecify.annotations.Nullable;

/** Takes how a worker is doing. */
interface WorkerReport {

  /** It is a member of the group. */
  void working();

  /**
   * @param sentence why it waits, for people; null if it does not
   */
  void trouble(@Nullable String sentence);

  /** How many announced objects wait on its partitions. */
  void waiting(long liveObjects, long backfillObjects);
}
