package nl.dijkwacht.streams.detect.habit;

/** Tells how much time lies between two bins, in bins. */
@FunctionalInterface
public interface BinClock {

  /** Everybody's time. */
  BinClock WORLD = (from, to) -> to - from;

  /** From one bin to a later one; see {@link HeardBins}. */
  long between(long from, long to);
}
