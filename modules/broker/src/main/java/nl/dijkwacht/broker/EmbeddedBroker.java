package nl.dijkwacht.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A real Kafka in this process: one node, loopback only, no replication. Its clients may be in any
 * process of this machine. After the start, a fault that Kafka holds fatal, such as a full disk,
 * ends the process, as with any Kafka. Thread-safe.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private final BrokerAddress address;
  private final AddressFile addressFile;
  private final KafkaNode node;
  private final LoopbackSockets sockets;
  private final FolderLock lock;
  private boolean closed;

  private EmbeddedBroker(
      BrokerAddress address,
      AddressFile addressFile,
      KafkaNode node,
      LoopbackSockets sockets,
      FolderLock lock) {
    this.address = address;
    this.addressFile = addressFile;
    this.node = node;
    this.sockets = sockets;
    this.lock = lock;
  }

  /**
   * Starts a broker on what earlier ones left in the data folder, and returns once it serves. After
   * the kill of its predecessor that takes some seconds longer.
   */
  public static EmbeddedBroker start(BrokerSettings settings) throws BrokerUnavailableException {
    DataFolder folder = new DataFolder(settings.dataDirectory());
    FolderLock lock = folder.claim();
    try {
      return startLocked(settings, folder, lock);
    } catch (BrokerUnavailableException | RuntimeException | Error e) {
      lock.close();
      throw e;
    }
  }

  private static EmbeddedBroker startLocked(
      BrokerSettings settings, DataFolder folder, FolderLock lock)
      throws BrokerUnavailableException {
    LoopbackSockets sockets = LoopbackSockets.bind(settings.port());
    AddressFile addressFile = new AddressFile(folder.root());
    KafkaNode node = null;
    try {
      addressFile.delete();
      node = KafkaNode.start(settings, folder, sockets);
      BrokerAddress address = sockets.broker();
      addressFile.write(address);
      return new EmbeddedBroker(address, addressFile, node, sockets, lock);
    } catch (IOException e) {
      if (node != null) {
        node.stop();
      }
      sockets.close();
      throw folder.unusable("cannot be written: " + e + ".", e);
    } catch (BrokerUnavailableException | RuntimeException | Error e) {
      sockets.close();
      throw e;
    }
  }

  /** The {@code bootstrap.servers} of a broker that works in the folder, in whatever process. */
  public static Optional<String> findRunning(Path dataDirectory) throws IOException {
    Optional<BrokerAddress> address = new AddressFile(dataDirectory).read();
    // A killed broker leaves its file, and another program may listen on its port by now.
    return address.isPresent()
            && address.get().acceptsConnections()
            && FolderLock.isHeld(dataDirectory)
        ? address.map(BrokerAddress::text)
        : Optional.empty();
  }

  public String bootstrapServers() {
    return address.text();
  }

  public int port() {
    return address.port();
  }

  /** Stops within 30 seconds, usually one; what was acknowledged is on disk. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      addressFile.delete();
    } catch (IOException stays) {
      // Whoever reads it finds that nobody listens there.
    }
    // A broker that does not stop still writes: then its folder stays locked.
    if (node.stop()) {
      sockets.close();
      lock.close();
    }
  }
}
