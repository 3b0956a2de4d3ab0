package nl.dijkwacht.broker;

import static nl.dijkwacht.broker.BrokerUnavailableException.Reason.PORT_IN_USE;
import static nl.dijkwacht.broker.BrokerUnavailableException.Reason.START_FAILED;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * The two listeners on 127.0.0.1, bound before Kafka starts: a port that is taken is found out
 * while nothing has begun, and a free one cannot be lost between choosing and using it.
 */
final class LoopbackSockets implements ServerSocketFactory, AutoCloseable {
  private final ServerSocketChannel broker;
  private final ServerSocketChannel controller;

  private LoopbackSockets(ServerSocketChannel broker, ServerSocketChannel controller) {
    this.broker = broker;
    this.controller = controller;
  }

  static LoopbackSockets bind(int port) throws BrokerUnavailableException {
    try {
      var sockets = new LoopbackSockets(ServerSocketChannel.open(), ServerSocketChannel.open());
      try {
        listen(sockets.broker, port);
        listen(sockets.controller, 0);
        return sockets;
      } catch (IOException e) {
        sockets.close();
        throw e;
      }
    } catch (BindException e) {
      throw new BrokerUnavailableException(
          PORT_IN_USE,
          "%s cannot be used (%s): stop what listens there, or set another port for the embedded Kafka."
              .formatted(new BrokerAddress(port).text(), e.getMessage()),
          e);
    } catch (IOException e) {
      throw new BrokerUnavailableException(
          START_FAILED, "The embedded Kafka cannot listen on this machine: " + e.getMessage(), e);
    }
  }

  private static void listen(ServerSocketChannel channel, int port) throws IOException {
    channel.configureBlocking(false);
    channel.bind(new BrokerAddress(port).socketAddress());
  }

  BrokerAddress broker() {
    return new BrokerAddress(broker.socket().getLocalPort());
  }

  BrokerAddress controller() {
    return new BrokerAddress(controller.socket().getLocalPort());
  }

  @Override
  public ServerSocketChannel openServerSocket(
      String listenerName, InetSocketAddress address, int backlog, int receiveBufferBytes) {
    return address.getPort() == broker().port() ? broker : controller;
  }

  @Override
  public void close() {
    try (controller;
        broker) {
      // Kafka closes them too; closing a closed channel does nothing.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
