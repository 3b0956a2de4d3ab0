package nl.dijkwacht.app.publication;

import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.Topics;

/**
 * What kind of documents is published.
 *
 * @param name of it in commands, health checks and the names of files and transactions
 * @param unit what is counted of it
 * @param topic that holds the documents and their manifest
 * @param meters that tell of its publications
 */
public record DocumentKind(
    String name, String unit, Topic<byte[]> topic, PublicationMeters meters) {

  public static final DocumentKind RULES =
      new DocumentKind("rules", "rule", Topics.RULE_DOCUMENTS, PublicationMeters.RULES);
  public static final DocumentKind CONTROLS =
      new DocumentKind("controls", "control", Topics.CONTROL_DOCUMENTS, PublicationMeters.CONTROLS);
  public static final DocumentKind REGISTERS =
      new DocumentKind(
          "registers", "register entry", Topics.REGISTER_ENTRIES, PublicationMeters.REGISTERS);
  public static final DocumentKind SUBSCRIPTIONS =
      new DocumentKind(
          "subscriptions", "subscription", Topics.SUBSCRIPTIONS, PublicationMeters.SUBSCRIPTIONS);
}
