package nl.dijkwacht.core;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The address that a call came from, as {@code sourceIPAddress} tells it: an address of the
 * internet, or the name of a service. Nothing is ever asked of a name server.
 */
public final class SourceAddress {

  private static final int LONGEST = 45;
  private static final int V4_NETWORK = 3;
  private static final int V6_NETWORK = 6;
  private static final String SERVICE = ".amazonaws.com";
  private static final String INTERNAL = "AWS Internal";

  private SourceAddress() {}

  /** Whether it is the name of a service of AWS, which tells no place. */
  public static boolean isService(String text) {
    return text.endsWith(SERVICE) || text.equals(INTERNAL);
  }

  /**
   * The bytes of an address, 4 or 16; null if it is none. Numbers may begin with 0, as in samples
   * that were made anonymous, and are decimal all the same.
   */
  public static byte @Nullable [] bytes(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return null;
    }
    return text.indexOf(':') < 0 ? v4(text) : v6(text);
  }

  private static byte @Nullable [] v4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return null;
    }
    byte[] bytes = new byte[parts.length];
    for (int i = 0; i < parts.length; i++) {
      int number = number(parts[i]);
      if (number < 0) {
        return null;
      }
      bytes[i] = (byte) number;
    }
    return bytes;
  }

  private static int number(String digits) {
    if (digits.isEmpty() || digits.length() > 3) {
      return -1;
    }
    int number = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number <= 0xff ? number : -1;
  }

  /** What has a colon is never taken for a host's name. */
  private static byte @Nullable [] v6(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != ':' && c != '.' && Character.digit(c, 16) < 0) {
        return null;
      }
    }
    try {
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException e) {
      return null;
    }
  }

  /** Its network, {@code /24} or {@code /48}; null if it is no address. */
  public static @Nullable String network(String text) {
    byte[] bytes = bytes(text);
    if (bytes == null) {
      return null;
    }
    return bytes.length == 4
        ? "%d.%d.%d.0/24".formatted(bytes[0] & 0xff, bytes[1] & 0xff, bytes[V4_NETWORK - 1] & 0xff)
        : HexFormat.of().formatHex(Arrays.copyOf(bytes, V6_NETWORK)).replaceAll("(....)", "$1:")
            + ":/48";
  }
}
