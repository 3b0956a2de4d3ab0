package nl.dijkwacht.benchmarks.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import nl.dijkwacht.broker.BrokerSettings;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.broker.EmbeddedBroker;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.cluster.TopicProvisioner;
import nl.dijkwacht.topics.cluster.TopicSettings;
import nl.dijkwacht.topics.wire.Outcome;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/**
 * The embedded broker in this process with the topics of the stages; all goes when it is closed.
 */
public final class BenchmarkKafka implements AutoCloseable {

  public static final TopicPrefix PREFIX = new TopicPrefix("benchmark");
  public static final String PASSED_THROUGH = "benchmark.passed-through";
  public static final int PARTITIONS = 4;

  private final Path folder;
  private final EmbeddedBroker broker;
  private final Admin admin;

  private BenchmarkKafka(Path folder, EmbeddedBroker broker, Admin admin) {
    this.folder = folder;
    this.broker = broker;
    this.admin = admin;
  }

  public static BenchmarkKafka start()
      throws IOException, BrokerUnavailableException, InterruptedException, ExecutionException {
    Path folder = Files.createTempDirectory("dijkwacht-benchmark");
    EmbeddedBroker broker =
        EmbeddedBroker.start(new BrokerSettings(folder.resolve("kafka"), 0, PARTITIONS));
    Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    TopicSettings settings = new TopicSettings(PREFIX, PARTITIONS, 1, Map.of());
    Outcome<List<String>> created =
        new TopicProvisioner(admin, settings, Duration.ofSeconds(30)).create();
    if (created instanceof Outcome.Failed<List<String>> failed) {
      throw new IllegalStateException(failed.sentence());
    }
    admin.createTopics(List.of(new NewTopic(PASSED_THROUGH, PARTITIONS, (short) 1))).all().get();
    return new BenchmarkKafka(folder, broker, admin);
  }

  /** How clients reach it. */
  public Map<String, String> clientProperties() {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }

  public Path folder() {
    return folder;
  }

  /** How many records a stage has worked off for good, by its application id. */
  public long committed(String applicationId) throws InterruptedException, ExecutionException {
    return admin
        .listConsumerGroupOffsets(applicationId)
        .partitionsToOffsetAndMetadata()
        .get()
        .values()
        .stream()
        .mapToLong(OffsetAndMetadata::offset)
        .sum();
  }

  @Override
  public void close() throws IOException {
    admin.close();
    broker.close();
    deleteTree(folder);
  }

  public static void deleteTree(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
