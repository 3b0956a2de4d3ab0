package nl.dijkwacht.broker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a broker listens on this machine; its text is a value for {@code bootstrap.servers}. */
record BrokerAddress(int port) {
  private static final String HOST = "127.0.0.1";
  private static final Pattern TEXT = Pattern.compile("127\\.0\\.0\\.1:([0-9]{1,5})");
  private static final int HIGHEST_PORT = 65_535;
  private static final int CONNECT_TIMEOUT_MS = 1_000;

  static Optional<BrokerAddress> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int port = Integer.parseInt(matcher.group(1));
    return port < 1 || port > HIGHEST_PORT
        ? Optional.empty()
        : Optional.of(new BrokerAddress(port));
  }

  String text() {
    return HOST + ":" + port;
  }

  // A numeric address is not looked up, so there is nothing to select from.
  @SuppressWarnings("AddressSelection")
  InetSocketAddress socketAddress() {
    return new InetSocketAddress(HOST, port);
  }

  boolean acceptsConnections() {
    try (Socket socket = new Socket()) {
      socket.connect(socketAddress(), CONNECT_TIMEOUT_MS);
      return true;
    } catch (IOException nobodyListens) {
      return false;
    }
  }
}
