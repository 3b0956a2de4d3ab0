package nl.dijkwacht.registers.countries;

import nl.dijkwacht.core.trail.SourceAddress;
import org.jspecify.annotations.Nullable;

/** Tells the country that a call came from. Thread-safe; asked for each access. */
@FunctionalInterface
public interface Countries {

  /** Where no file tells. */
  String UNKNOWN = "unknown";

  /** Where a service of AWS called, which tells no place. */
  String AWS = "aws";

  /**
   * The country of an address.
   *
   * @param address as {@code sourceIPAddress} tells it
   * @return ISO 3166-1, two letters; {@link #AWS} or {@link #UNKNOWN}
   */
  String of(@Nullable String address);

  /** Without a file. */
  static Countries none() {
    return address ->
        address != null && SourceAddress.isService(address) ? Countries.AWS : Countries.UNKNOWN;
  }
}
