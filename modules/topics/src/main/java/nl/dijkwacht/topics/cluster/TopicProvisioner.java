package nl.dijkwacht.topics.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Outcome;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Brings the catalogue's topics to a cluster and compares the cluster with the catalogue. What
 * exists is never changed. Thread-safe.
 */
public final class TopicProvisioner {

  private static final long VISIBLE_POLL_MILLIS = 20;

  private final Admin admin;
  private final TopicSettings settings;
  private final List<Topic<?>> topics;
  private final Duration timeout;

  /**
   * @param admin stays the caller's to close
   * @param settings without {@linkplain TopicSettings#problems problems}
   * @param timeout for each request; creating and checking make two each
   */
  public TopicProvisioner(Admin admin, TopicSettings settings, Duration timeout) {
    this(admin, settings, Topics.all(), timeout);
  }

  /**
   * For some of the topics.
   *
   * @param admin stays the caller's to close
   * @param settings without {@linkplain TopicSettings#problems problems}
   * @param timeout for each request; creating and checking make two each
   */
  public TopicProvisioner(
      Admin admin, TopicSettings settings, List<Topic<?>> topics, Duration timeout) {
    this.admin = admin;
    this.settings = settings;
    this.topics = List.copyOf(topics);
    this.timeout = timeout;
  }

  /** Creates the topics that are missing; gives the full names of those it created. */
  public Outcome<List<String>> create() {
    try {
      Collection<String> present = describe().keySet();
      List<NewTopic> missing =
          topics.stream()
              .map(this::newTopic)
              .filter(topic -> !present.contains(topic.name()))
              .toList();
      List<String> created = create(missing);
      awaitVisible();
      return new Outcome.Done<>(created);
    } catch (ExecutionException | TimeoutException | InterruptedException e) {
      return new Outcome.Failed<>(ClusterFailure.sentence("Creating the topics", e));
    }
  }

  /** Compares every topic; no differences mean that the cluster is as it should be. */
  public Outcome<List<TopicDifference>> check() {
    try {
      Map<String, TopicDescription> found = describe();
      Map<String, Config> configurations = configurations(found.keySet());
      List<TopicDifference> differences = new ArrayList<>();
      for (Topic<?> topic : topics) {
        TopicComparison comparison = new TopicComparison(settings, topic);
        TopicDescription description = found.get(topic.fullName(settings.prefix()));
        Config configuration = configurations.get(topic.fullName(settings.prefix()));
        differences.addAll(
            description == null || configuration == null
                ? List.of(comparison.missing())
                : comparison.with(description, configuration));
      }
      return new Outcome.Done<>(differences);
    } catch (ExecutionException | TimeoutException | InterruptedException e) {
      return new Outcome.Failed<>(ClusterFailure.sentence("Checking the topics", e));
    }
  }

  /** A broker answers before all of it knows of a new topic; who asks next shall not miss it. */
  private void awaitVisible() throws ExecutionException, TimeoutException, InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (describe().size() < topics.size()) {
      if (System.nanoTime() - deadline > 0) {
        throw new TimeoutException("the new topics are not known everywhere");
      }
      TimeUnit.MILLISECONDS.sleep(VISIBLE_POLL_MILLIS);
    }
  }

  private NewTopic newTopic(Topic<?> topic) {
    short replicationFactor = (short) settings.replicationFactor();
    return new NewTopic(
            topic.fullName(settings.prefix()),
            Optional.of(settings.partitions()),
            Optional.of(replicationFactor))
        .configs(settings.configuration(topic));
  }

  private List<String> create(List<NewTopic> wanted)
      throws ExecutionException, TimeoutException, InterruptedException {
    CreateTopicsOptions options = new CreateTopicsOptions().timeoutMs(timeoutMillis());
    Map<String, KafkaFuture<Void>> answers = admin.createTopics(wanted, options).values();
    Set<String> created = new HashSet<>();
    for (Map.Entry<String, KafkaFuture<Void>> answer : answers.entrySet()) {
      try {
        await(answer.getValue());
        created.add(answer.getKey());
      } catch (ExecutionException e) {
        // Another instance may start at the same time.
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw e;
        }
      }
    }
    return wanted.stream().map(NewTopic::name).filter(created::contains).toList();
  }

  private Map<String, TopicDescription> describe()
      throws ExecutionException, TimeoutException, InterruptedException {
    List<String> names = topics.stream().map(topic -> topic.fullName(settings.prefix())).toList();
    DescribeTopicsOptions options = new DescribeTopicsOptions().timeoutMs(timeoutMillis());
    return ofExisting(admin.describeTopics(names, options).topicNameValues());
  }

  private Map<String, Config> configurations(Collection<String> names)
      throws ExecutionException, TimeoutException, InterruptedException {
    List<ConfigResource> resources =
        names.stream().map(n -> new ConfigResource(ConfigResource.Type.TOPIC, n)).toList();
    DescribeConfigsOptions options = new DescribeConfigsOptions().timeoutMs(timeoutMillis());
    Map<String, KafkaFuture<Config>> answers = new LinkedHashMap<>();
    admin
        .describeConfigs(resources, options)
        .values()
        .forEach((resource, answer) -> answers.put(resource.name(), answer));
    return ofExisting(answers);
  }

  private <T> Map<String, T> ofExisting(Map<String, KafkaFuture<T>> answers)
      throws ExecutionException, TimeoutException, InterruptedException {
    Map<String, T> existing = new LinkedHashMap<>();
    for (Map.Entry<String, KafkaFuture<T>> answer : answers.entrySet()) {
      try {
        existing.put(answer.getKey(), await(answer.getValue()));
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
      }
    }
    return existing;
  }

  private <T> T await(KafkaFuture<T> answer)
      throws ExecutionException, TimeoutException, InterruptedException {
    return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  private int timeoutMillis() {
    return Math.toIntExact(timeout.toMillis());
  }
}
