package nl.dijkwacht.sigma.match;

import java.util.Optional;
import nl.dijkwacht.core.trail.SourceAddress;
import org.jspecify.annotations.Nullable;

/**
 * A network in CIDR notation, IPv4 or IPv6. Addresses are read without any look-up: CloudTrail
 * writes host names and words where one expects an address.
 */
public record Cidr(String text, byte[] network, int prefixLength) {

  /** Reads {@code 10.0.0.0/8} or {@code 2001:db8::/32}; an address alone is a network of one. */
  public static Optional<Cidr> of(String text) {
    int slash = text.indexOf('/');
    byte[] network = SourceAddress.bytes(slash < 0 ? text : text.substring(0, slash));
    if (network == null) {
      return Optional.empty();
    }
    int longest = network.length * 8;
    if (slash < 0) {
      return Optional.of(new Cidr(text, network, longest));
    }
    String length = text.substring(slash + 1);
    if (length.isEmpty() || length.length() > 3 || !length.chars().allMatch(Character::isDigit)) {
      return Optional.empty();
    }
    int prefixLength = Integer.parseInt(length);
    return prefixLength > longest
        ? Optional.empty()
        : Optional.of(new Cidr(text, network, prefixLength));
  }

  /** Whether the text is an address in this network; anything that is no address is not. */
  boolean contains(String address) {
    byte[] bytes = SourceAddress.bytes(address);
    if (bytes == null || bytes.length != network.length) {
      return false;
    }
    int whole = prefixLength / 8;
    for (int i = 0; i < whole; i++) {
      if (bytes[i] != network[i]) {
        return false;
      }
    }
    int rest = prefixLength % 8;
    return rest == 0 || ((bytes[whole] ^ network[whole]) & 0xff) >>> (8 - rest) == 0;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Cidr cidr && cidr.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
