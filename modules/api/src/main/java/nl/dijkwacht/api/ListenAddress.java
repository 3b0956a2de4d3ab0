package nl.dijkwacht.api;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Where to listen.
 *
 * @param host a name or an address of this machine
 * @param port 0 takes a free one
 * @param setting the name of the setting that the port comes from, for messages
 */
public record ListenAddress(String host, int port, String setting) {

  /** Reachable from this machine alone. */
  public static ListenAddress loopback(int port, String setting) {
    return new ListenAddress(InetAddress.getLoopbackAddress().getHostAddress(), port, setting);
  }

  InetSocketAddress resolve() {
    return new InetSocketAddress(host, port);
  }
}
