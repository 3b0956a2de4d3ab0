package nl.dijkwacht.broker;

import java.util.List;
import java.util.Map;

/**
 * Who may reach the broker and what they may do. The controller's listener, which no client uses,
 * stays as it is; its principal is {@code User:ANONYMOUS}, so an authorizer must hold that for a
 * super user.
 *
 * @param protocol of the clients' listener, in Kafka's words such as {@code SASL_SSL}
 * @param properties of the broker, such as {@code sasl.enabled.mechanisms}
 * @param scramCredentials that a new data folder begins with, as {@code kafka-storage.sh format
 *     --add-scram} takes them
 */
public record BrokerSecurity(
    String protocol, Map<String, String> properties, List<String> scramCredentials) {

  /** Whoever reaches the loopback address of this machine may do all. */
  public static final BrokerSecurity NONE = new BrokerSecurity("PLAINTEXT", Map.of(), List.of());

  public BrokerSecurity {
    properties = Map.copyOf(properties);
    scramCredentials = List.copyOf(scramCredentials);
  }

  /** Properties and credentials hold secrets. */
  @Override
  public String toString() {
    return "BrokerSecurity[" + protocol + "]";
  }
}
