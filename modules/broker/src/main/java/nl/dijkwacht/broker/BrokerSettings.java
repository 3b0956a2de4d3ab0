package nl.dijkwacht.broker;

import java.nio.file.Path;

/**
 * What a caller decides about the embedded broker.
 *
 * @param dataDirectory a folder of the broker's own; created when it is missing, never deleted
 * @param port the clients' port on 127.0.0.1, 0 for a free one
 * @param defaultPartitions partitions of a topic that is created without a count
 */
public record BrokerSettings(
    Path dataDirectory, int port, int defaultPartitions, BrokerSecurity security) {
  private static final int HIGHEST_PORT = 65_535;

  /**
   * @throws IllegalArgumentException when the port is no port or there would be no partition
   */
  public BrokerSettings {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException("port must be 0 to 65535: " + port);
    }
    if (defaultPartitions < 1) {
      throw new IllegalArgumentException(
          "defaultPartitions must be at least 1: " + defaultPartitions);
    }
    dataDirectory = dataDirectory.toAbsolutePath().normalize();
  }

  /** Of a broker that everybody on this machine may use. */
  public BrokerSettings(Path dataDirectory, int port, int defaultPartitions) {
    this(dataDirectory, port, defaultPartitions, BrokerSecurity.NONE);
  }
}
