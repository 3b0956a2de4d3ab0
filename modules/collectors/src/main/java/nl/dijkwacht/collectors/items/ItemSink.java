package nl.dijkwacht.collectors.items;

/** Takes the items of a file in their order. */
@FunctionalInterface
public interface ItemSink {

  /** Takes one item; false if it shall be the last for now. */
  boolean accept(ItemReading item);
}
