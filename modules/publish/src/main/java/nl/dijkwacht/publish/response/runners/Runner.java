package nl.dijkwacht.publish.response.runners;

import nl.dijkwacht.publish.response.policies.RunnerTarget;

/**
 * Somebody who acts when asked. It is asked once, within a bounded time; to ask again is for who
 * uses it. Thread-safe.
 */
public interface Runner extends AutoCloseable {

  /** Asks. What goes wrong is told by the answer; nothing is thrown. */
  Answer ask(RunnerTarget target, Asked asked);

  /** What became of what it took. What goes wrong is told by the answer; nothing is thrown. */
  Progress progress(String execution);

  /** Whether what is asked again under the same token is done only once. */
  boolean knowsRepeats();

  @Override
  void close();
}
