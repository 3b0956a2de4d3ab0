package nl.dijkwacht.publish.response.runners;

import nl.dijkwacht.publish.response.policies.RunnerTarget;

/**
 * Somebody who acts when asked. It is asked once, within a bounded time; to ask again is for who
 * uses it. Thread-safe.
 */
public interface Runner extends AutoCloseable {

  /** Asks. What goes wrong is told by the answer; nothing is thrown. */
  Answer ask(RunnerTarget target, Asked asked);

  /** Whether what is asked again under the same id is done only once. */
  boolean knowsRepeats();

  @Override
  void close();
}
