package nl.dijkwacht.publish.channels;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;

/**
 * Which addresses a message may go to. Those at which a cloud hands out credentials are never among
 * them, whatever a name resolves to. The JDK keeps what it looked up for 30 seconds, so what is
 * connected to next is what was checked.
 */
final class Addresses {

  /** Of clouds' services for their machines, beside those that are local to a link. */
  private static final Set<String> METADATA =
      Set.of("fd00:ec2:0:0:0:0:0:254", "fd00:ec2:0:0:0:0:0:23", "100.100.100.200");

  private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

  private Addresses() {}

  /**
   * The addresses of a host, all of which may be used.
   *
   * @throws IOException with a sentence for people, if there are none or one of them may not be
   */
  static InetAddress[] of(String host) throws IOException {
    InetAddress[] addresses = resolve(host);
    for (InetAddress address : addresses) {
      if (isForbidden(address)) {
        throw new IOException(
            "%s leads to an address at which a machine hands out credentials, or to none; it is not"
                    .formatted(host)
                + " used");
      }
    }
    return addresses;
  }

  /** Whether a host is this machine, whatever it is called. */
  static boolean isLoopback(String host) {
    try {
      return Arrays.stream(resolve(host)).allMatch(InetAddress::isLoopbackAddress);
    } catch (IOException e) {
      return false;
    }
  }

  private static InetAddress[] resolve(String host) throws IOException {
    try {
      return InetAddress.getAllByName(host);
    } catch (UnknownHostException e) {
      throw new IOException("the name %s cannot be resolved; check it".formatted(host), e);
    }
  }

  static boolean isForbidden(InetAddress address) {
    return address.isLinkLocalAddress()
        || address.isAnyLocalAddress()
        || address.isMulticastAddress()
        || METADATA.contains(address.getHostAddress())
        || hidesForbidden(address);
  }

  /** An address of version 4 within one of version 6. */
  private static boolean hidesForbidden(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (!(address instanceof Inet6Address)
        || !Arrays.equals(bytes, 0, NAT64.length, NAT64, 0, NAT64.length)) {
      return false;
    }
    try {
      InetAddress inner =
          Inet4Address.getByAddress(Arrays.copyOfRange(bytes, NAT64.length, bytes.length));
      return isForbidden(inner);
    } catch (UnknownHostException e) {
      return true;
    }
  }
}
