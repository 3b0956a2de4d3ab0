package nl.dijkwacht.app.scan;

import nl.dijkwacht.core.signal.Signal;

/** Is told what a scan sees, by several threads at once. */
public interface ScanListener {

  /** For who only wants the findings. */
  ScanListener NONE =
      new ScanListener() {
        @Override
        public void event(long epochMillis) {}

        @Override
        public void match(Signal signal) {}
      };

  /**
   * An event was held against the rules; copies of one event are told each.
   *
   * @param epochMillis when it happened (event time), milliseconds since the epoch
   */
  void event(long epochMillis);

  /** A rule matched; told once for each distinct match. */
  void match(Signal signal);
}
