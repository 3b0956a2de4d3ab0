package nl.dijkwacht.controls.policy;

import com.google.common.net.InetAddresses;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;

/**
 * A network in CIDR notation.
 *
 * @param address its first address, or any in it
 */
public record Network(InetAddress address, int prefixLength) {

  /** AWS calls what is broader public, unless it is private. */
  private static final int BROADEST_V4 = 8;

  private static final int BROADEST_V6 = 16;
  private static final int LONGEST = 60;

  /** Reads {@code 10.0.0.0/8} or {@code 2001:db8::/32}; an address alone is a network of one. */
  public static Optional<Network> of(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    if (text.length() > LONGEST || !InetAddresses.isInetAddress(address)) {
      return Optional.empty();
    }
    InetAddress first = InetAddresses.forString(address);
    int longest = first.getAddress().length * 8;
    String length = slash < 0 ? String.valueOf(longest) : text.substring(slash + 1);
    boolean isNumber = !length.isEmpty() && length.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!isNumber || length.length() > 3 || Integer.parseInt(length) > longest) {
      return Optional.empty();
    }
    return Optional.of(new Network(first, Integer.parseInt(length)));
  }

  /** Whether it is so large a part of the internet that it keeps nobody out. */
  public boolean isPublic() {
    if (address instanceof Inet4Address) {
      return prefixLength < BROADEST_V4;
    }
    return prefixLength < BROADEST_V6 && !isLocal();
  }

  /** Unique local addresses and those of one link. */
  private boolean isLocal() {
    byte[] bytes = address.getAddress();
    return ((bytes[0] & 0xfe) == 0xfc && prefixLength >= 7)
        || ((bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xc0) == 0x80 && prefixLength >= 10);
  }
}
