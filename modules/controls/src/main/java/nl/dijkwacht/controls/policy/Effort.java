package nl.dijkwacht.controls.policy;

/** What judging one policy may still cost, so that a hostile one is given up. For one thread. */
final class Effort {

  private static final int MOST = 5_000_000;

  private int left = MOST;

  /** Whether there was something left. */
  boolean spend(int more) {
    left = Math.max(-1, left - more);
    return left >= 0;
  }

  boolean exhausted() {
    return left < 0;
  }
}
