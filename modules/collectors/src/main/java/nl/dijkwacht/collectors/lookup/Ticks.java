package nl.dijkwacht.collectors.lookup;

import java.util.concurrent.TimeUnit;

/** Time that only goes forward, and waiting for it to pass. Thread-safe. */
interface Ticks {

  Ticks SYSTEM =
      new Ticks() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void await(long nanos) throws InterruptedException {
          TimeUnit.NANOSECONDS.sleep(nanos);
        }
      };

  /** A time whose differences mean something, and nothing else. */
  long nanos();

  /** Waits until so much time has passed. */
  void await(long nanos) throws InterruptedException;
}
