package nl.dijkwacht.app.pipeline;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.config.KafkaSecurityConfig;
import nl.dijkwacht.broker.BrokerSettings;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.broker.EmbeddedBroker;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;

/**
 * The Kafka that the configuration names: a cluster, or the embedded broker, which lives as long as
 * this object where this object started it.
 */
public final class KafkaAccess implements AutoCloseable {

  private final Map<String, String> clientProperties;
  private final @Nullable EmbeddedBroker broker;

  private KafkaAccess(Map<String, String> clientProperties, @Nullable EmbeddedBroker broker) {
    this.clientProperties = clientProperties;
    this.broker = broker;
  }

  /** For who runs the stages: starts the embedded broker if no cluster is named. */
  public static KafkaAccess open(Configuration configuration)
      throws BrokerUnavailableException, IOException {
    Map<String, String> properties = properties(configuration);
    Optional<String> servers = configuration.kafka().bootstrapServers();
    if (servers.isPresent()) {
      return new KafkaAccess(at(servers.get(), properties), null);
    }
    EmbeddedBroker broker =
        EmbeddedBroker.start(
            new BrokerSettings(
                Places.under(configuration.data()).broker(),
                configuration.kafka().embeddedPort(),
                configuration.topics().partitions()));
    return new KafkaAccess(at(broker.bootstrapServers(), properties), broker);
  }

  /** For other commands: finds the broker of a running instance if no cluster is named. */
  public static KafkaAccess find(Configuration configuration)
      throws BrokerUnavailableException, IOException {
    Optional<String> named = configuration.kafka().bootstrapServers();
    Optional<String> servers =
        named.isPresent()
            ? named
            : EmbeddedBroker.findRunning(Places.under(configuration.data()).broker());
    if (servers.isEmpty()) {
      throw new IOException(
          "no broker is running for the data folder %s; start one with 'dijkwacht run', or name a"
                  .formatted(configuration.data())
              + " cluster in kafka.bootstrap-servers");
    }
    return new KafkaAccess(at(servers.get(), properties(configuration)), null);
  }

  private static Map<String, String> properties(Configuration configuration) throws IOException {
    KafkaSecurityConfig security = configuration.kafka().security();
    Map<String, String> properties = new HashMap<>(ClientSecurity.limits(security));
    properties.putAll(configuration.kafka().properties().values());
    properties.putAll(ClientSecurity.properties(security));
    return properties;
  }

  private static Map<String, String> at(String servers, Map<String, String> properties) {
    Map<String, String> complete = new HashMap<>(properties);
    complete.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers);
    return complete;
  }

  /** How clients reach it. */
  public Map<String, String> clientProperties() {
    return clientProperties;
  }

  /** Whether the broker runs in this process. */
  public boolean isEmbedded() {
    return broker != null;
  }

  @Override
  public void close() {
    if (broker != null) {
      broker.close();
    }
  }
}
