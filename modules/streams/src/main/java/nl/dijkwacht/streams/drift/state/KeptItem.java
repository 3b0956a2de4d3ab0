package nl.dijkwacht.streams.drift.state;

import nl.dijkwacht.core.resource.ConfigurationItem;

/** An item as it is kept: see {@link Packing}. */
public record KeptItem(Moment moment, byte[] packed) {

  /** Packs an item as it came. */
  public static KeptItem of(Moment moment, byte[] value, Packing packing) {
    return new KeptItem(moment, packing.pack(value));
  }

  /** Reads it again. */
  public ConfigurationItem item() {
    return Packing.unpack(packed);
  }
}
