package nl.dijkwacht.publish.delivery;

import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.privacy.Pseudonyms;
import nl.dijkwacht.publish.messages.LinkTemplates;
import nl.dijkwacht.topics.catalogue.TopicPrefix;

/**
 * How an instance publishes.
 *
 * @param clientProperties of Kafka; with {@code group.instance.id} an instance that comes back goes
 *     on at once
 * @param beginWith how old what is told of may be when a subscription is new
 * @param giveUpAfter how long something may have been due before it is set aside
 * @param responseWaits whether others may be asked to act on an alert once a person approves
 */
public record PublishSettings(
    Map<String, String> clientProperties,
    TopicPrefix prefix,
    Pseudonyms pseudonyms,
    LinkTemplates links,
    Duration beginWith,
    Duration giveUpAfter,
    Predicate<Alert> responseWaits) {

  public PublishSettings {
    clientProperties = Map.copyOf(clientProperties);
  }
}
