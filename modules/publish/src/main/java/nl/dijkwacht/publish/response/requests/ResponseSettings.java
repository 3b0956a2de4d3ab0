package nl.dijkwacht.publish.response.requests;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import nl.dijkwacht.publish.response.policies.PolicySet;
import nl.dijkwacht.publish.response.policies.ResponseMandate;
import nl.dijkwacht.topics.catalogue.TopicPrefix;

/**
 * How an instance responds.
 *
 * @param clientProperties of Kafka, of a member of groups
 * @param policies in effect
 * @param expireAfter how long a request can be approved, and how old the alert may be that it is
 *     proposed for (wall clock)
 */
public record ResponseSettings(
    Map<String, String> clientProperties,
    TopicPrefix prefix,
    Supplier<PolicySet> policies,
    ResponseMandate mandate,
    Duration expireAfter) {

  public ResponseSettings {
    clientProperties = Map.copyOf(clientProperties);
  }
}
