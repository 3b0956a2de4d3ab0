package nl.dijkwacht.app.publication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.testkit.SharedBroker;
import nl.dijkwacht.topics.catalogue.DocumentManifest;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.cluster.TopicProvisioner;
import nl.dijkwacht.topics.cluster.TopicSettings;
import nl.dijkwacht.topics.wire.Outcome;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The topic of rules of a tenant on the shared broker, and what anyone might write to that of
 * rules.
 */
record RulesOnBroker(TopicPrefix prefix) {

  static final Map<String, String> CLIENT =
      Map.of("bootstrap.servers", SharedBroker.bootstrapServers());

  void createTopics() {
    try (Admin admin = Admin.create(new HashMap<String, Object>(CLIENT))) {
      TopicProvisioner provisioner =
          new TopicProvisioner(
              admin,
              TopicSettings.forEmbeddedBroker(prefix),
              List.of(Topics.RULE_DOCUMENTS),
              Duration.ofSeconds(15));
      if (provisioner.create() instanceof Outcome.Failed<List<String>> failed) {
        throw new AssertionError(failed.sentence());
      }
    }
  }

  void deleteRulesTopic() throws Exception {
    try (Admin admin = Admin.create(new HashMap<String, Object>(CLIENT))) {
      admin.deleteTopics(List.of(topic())).all().get();
      // The broker answers from what it knew before for a moment.
      await().until(() -> !admin.listTopics().names().get().contains(topic()));
    }
  }

  /** Publishes a folder as the command does, without checking it. */
  PublicationPlan publish(Path folder) throws IOException {
    try (Publisher publisher = new Publisher(DocumentKind.RULES, CLIENT, prefix)) {
      DocumentFolder rules = DocumentFolder.read(folder);
      PublicationPlan plan =
          CurrentPublication.read(DocumentKind.RULES, CLIENT, prefix).plan(rules, Instant.now());
      publisher.publish(rules, plan);
      return plan;
    }
  }

  /** A producer of anything; with a transaction if it has a name. */
  KafkaProducer<byte[], byte[]> producer(@Nullable String transaction) {
    Map<String, Object> properties = new HashMap<>(CLIENT);
    properties.put("max.request.size", 4 * 1024 * 1024);
    if (transaction != null) {
      properties.put("transactional.id", prefix + "." + transaction);
    }
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Writes a document to a partition, and waits until it is there. */
  void write(KafkaProducer<byte[], byte[]> producer, int partition, PublishedDocument document)
      throws Exception {
    write(producer, partition, document.key(), document.text());
  }

  void write(KafkaProducer<byte[], byte[]> producer, int partition, DocumentManifest manifest)
      throws Exception {
    write(producer, partition, DocumentManifest.KEY, DocumentManifest.PAYLOAD.write(manifest));
  }

  void write(
      KafkaProducer<byte[], byte[]> producer, int partition, String key, byte @Nullable [] value)
      throws Exception {
    producer.send(new ProducerRecord<>(topic(), partition, key.getBytes(UTF_8), value)).get();
  }

  /** Writes one record past the publisher. */
  void write(byte @Nullable [] key, byte @Nullable [] value) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = producer(null)) {
      producer.send(new ProducerRecord<>(topic(), key, value)).get();
    }
  }

  void write(String key, @Nullable String text) throws Exception {
    write(key.getBytes(UTF_8), text == null ? null : text.getBytes(UTF_8));
  }

  String topic() {
    return Topics.RULE_DOCUMENTS.fullName(prefix);
  }
}
