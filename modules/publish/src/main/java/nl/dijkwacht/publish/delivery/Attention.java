package nl.dijkwacht.publish.delivery;

/** Knows what still waits for somebody to take it up. Thread-safe. */
@FunctionalInterface
interface Attention {

  /** Whether nobody took up a finding, which still stands. */
  boolean isWanted(String finding);
}
