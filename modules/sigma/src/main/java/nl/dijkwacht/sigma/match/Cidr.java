package nl.dijkwacht.sigma.match;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A network in CIDR notation, IPv4 or IPv6. Addresses are read without any look-up: CloudTrail
 * writes host names and words where one expects an address.
 */
public record Cidr(String text, byte[] network, int prefixLength) {

  private static final int LONGEST_ADDRESS = 45;

  /** Reads {@code 10.0.0.0/8} or {@code 2001:db8::/32}; an address alone is a network of one. */
  public static Optional<Cidr> of(String text) {
    int slash = text.indexOf('/');
    byte[] network = address(slash < 0 ? text : text.substring(0, slash));
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
    byte[] bytes = address(address);
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

  private static byte @Nullable [] address(String text) {
    if (text.length() > LONGEST_ADDRESS) {
      return null;
    }
    return text.indexOf(':') >= 0 ? ipv6(text) : ipv4(text);
  }

  /** Octets are decimal even with leading zeros, as anonymised records have them. */
  private static byte @Nullable [] ipv4(String text) {
    byte[] address = new byte[4];
    int octet = 0;
    int digits = 0;
    int value = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? '.' : text.charAt(i);
      if (c == '.') {
        if (digits == 0 || octet == 4) {
          return null;
        }
        address[octet++] = (byte) value;
        digits = 0;
        value = 0;
      } else if (c >= '0' && c <= '9') {
        value = value * 10 + c - '0';
        if (++digits > 3 || value > 255) {
          return null;
        }
      } else {
        return null;
      }
    }
    return octet == 4 ? address : null;
  }

  private static byte @Nullable [] ipv6(String text) {
    if (text.charAt(0) == '.' || !text.chars().allMatch(Cidr::isOfIpv6)) {
      return null;
    }
    try {
      // It asks no name server for what begins like a literal and has a colon, but for the rest.
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException e) {
      return null;
    }
  }

  private static boolean isOfIpv6(int c) {
    return c == ':'
        || c == '.'
        || (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'f')
        || (c >= 'A' && c <= 'F');
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
