package nl.dijkwacht.core.trail;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The address that a call came from, as {@code sourceIPAddress} tells it: an address of the
 * internet, or the name of a service. Nothing is ever asked of a name server.
 */
public final class SourceAddress {

  private static final int LONGEST = 45;
  private static final int V4_LENGTH = 4;
  private static final int V6_LENGTH = 16;
  private static final byte[] NOTHING = {};

  /** What an address of IPv6 begins with that only wraps one of IPv4. */
  private static final byte[] WRAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

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
    byte[] address = new byte[V4_LENGTH];
    int octet = 0;
    int digits = 0;
    int value = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? '.' : text.charAt(i);
      if (c == '.') {
        if (digits == 0 || octet == V4_LENGTH) {
          return null;
        }
        address[octet++] = (byte) value;
        digits = 0;
        value = 0;
      } else if (c >= '0' && c <= '9') {
        value = value * 10 + c - '0';
        if (++digits > 3 || value > 0xff) {
          return null;
        }
      } else {
        return null;
      }
    }
    return octet == V4_LENGTH ? address : null;
  }

  /** As RFC 4291 writes them; one that only wraps an address of IPv4 is that one. */
  private static byte @Nullable [] v6(String text) {
    int gap = text.indexOf("::");
    byte[] before = gap < 0 ? groups(text, true) : groups(text.substring(0, gap), false);
    byte[] after = gap < 0 ? NOTHING : groups(text.substring(gap + 2), true);
    if (before == null || after == null) {
      return null;
    }
    int known = before.length + after.length;
    // A gap stands for one group at least.
    if (gap < 0 ? known != V6_LENGTH : known > V6_LENGTH - 2) {
      return null;
    }
    byte[] bytes = Arrays.copyOf(before, V6_LENGTH);
    System.arraycopy(after, 0, bytes, V6_LENGTH - after.length, after.length);
    boolean isV4 = Arrays.equals(bytes, 0, WRAPPED.length, WRAPPED, 0, WRAPPED.length);
    return isV4 ? Arrays.copyOfRange(bytes, WRAPPED.length, V6_LENGTH) : bytes;
  }

  /**
   * The bytes of groups with colons between, at most those of a whole address.
   *
   * @param mayEndInV4 whether the last may be an address of IPv4
   */
  private static byte @Nullable [] groups(String text, boolean mayEndInV4) {
    if (text.isEmpty()) {
      return NOTHING;
    }
    String[] groups = text.split(":", -1);
    ByteBuffer bytes = ByteBuffer.allocate(2 * groups.length + V4_LENGTH);
    for (int i = 0; i < groups.length; i++) {
      if (mayEndInV4 && i == groups.length - 1 && groups[i].indexOf('.') >= 0) {
        byte[] v4 = v4(groups[i]);
        if (v4 == null) {
          return null;
        }
        bytes.put(v4);
      } else {
        int group = group(groups[i]);
        if (group < 0) {
          return null;
        }
        bytes.putShort((short) group);
      }
    }
    return bytes.position() > V6_LENGTH ? null : Arrays.copyOf(bytes.array(), bytes.position());
  }

  private static int group(String digits) {
    if (digits.isEmpty() || digits.length() > 4) {
      return -1;
    }
    int group = 0;
    for (int i = 0; i < digits.length(); i++) {
      if (!HexFormat.isHexDigit(digits.charAt(i))) {
        return -1;
      }
      group = group << 4 | HexFormat.fromHexDigit(digits.charAt(i));
    }
    return group;
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
