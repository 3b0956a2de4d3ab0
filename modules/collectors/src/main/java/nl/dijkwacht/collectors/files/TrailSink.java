package nl.dijkwacht.collectors.files;

/** Takes the items of a file in their order. */
@FunctionalInterface
public interface TrailSink {

  /** Takes one item; false if it shall be the last for now. */
  boolean accept(TrailItem item);
}
