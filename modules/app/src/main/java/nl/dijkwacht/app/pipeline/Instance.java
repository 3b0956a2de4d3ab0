package nl.dijkwacht.app.pipeline;

import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import nl.dijkwacht.api.CannotListenException;
import nl.dijkwacht.api.Check;
import nl.dijkwacht.api.ListenAddress;
import nl.dijkwacht.api.MonitoringServer;
import nl.dijkwacht.app.acls.MissingRights;
import nl.dijkwacht.app.acls.NeededRights;
import nl.dijkwacht.app.acls.Right;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.rules.LocalRules;
import nl.dijkwacht.app.service.ApiService;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.controls.ControlSet;
import nl.dijkwacht.metrics.KafkaMeters;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.publish.subscriptions.SubscriptionSet;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.cluster.TopicProvisioner;
import nl.dijkwacht.topics.cluster.TopicSettings;
import nl.dijkwacht.topics.wire.Outcome;
import org.apache.kafka.clients.admin.Admin;

/**
 * A whole instance: Kafka, its topics, the stages, metrics and health. Closing it takes them down
 * in the opposite order.
 */
public final class Instance implements AutoCloseable {

  private static final Duration REQUEST_LIMIT = Duration.ofSeconds(15);

  private final KafkaAccess kafka;
  private final Pipeline pipeline;
  private final PrometheusMeterRegistry registry;
  private final ApiService api;
  private final KafkaCheck kafkaCheck;
  private final MonitoringServer monitoring;

  private Instance(
      KafkaAccess kafka,
      Pipeline pipeline,
      PrometheusMeterRegistry registry,
      ApiService api,
      KafkaCheck kafkaCheck,
      MonitoringServer monitoring) {
    this.kafka = kafka;
    this.pipeline = pipeline;
    this.registry = registry;
    this.api = api;
    this.kafkaCheck = kafkaCheck;
    this.monitoring = monitoring;
  }

  /**
   * Starts all of it but collecting.
   *
   * @param rules besides those that are published
   * @throws IOException with a sentence for people, if Kafka cannot be reached or refuses the
   *     topics
   */
  public static Instance start(Configuration configuration, LocalRules rules, String version)
      throws BrokerUnavailableException, CannotListenException, IOException {
    KafkaAccess kafka = KafkaAccess.open(configuration);
    Pipeline pipeline = null;
    ApiService api = null;
    KafkaCheck kafkaCheck = null;
    try {
      refuse(Pipeline.settings(configuration, kafka.clientProperties()).problems());
      createTopics(configuration, kafka);
      refuseWithoutRights(configuration, kafka);
      PrometheusMeterRegistry registry = registry(version);
      pipeline = Pipeline.start(configuration, kafka.clientProperties(), rules, registry);
      api = api(configuration, kafka, pipeline, registry);
      kafkaCheck = new KafkaCheck(kafka.clientProperties());
      return new Instance(
          kafka,
          pipeline,
          registry,
          api,
          kafkaCheck,
          monitoring(configuration, kafkaCheck, pipeline, registry, api));
    } catch (CannotListenException | IOException | RuntimeException e) {
      Optional.ofNullable(kafkaCheck).ifPresent(KafkaCheck::close);
      Optional.ofNullable(api).ifPresent(ApiService::close);
      Optional.ofNullable(pipeline).ifPresent(Pipeline::close);
      kafka.close();
      throw e;
    }
  }

  private static void refuse(List<String> problems) throws IOException {
    if (!problems.isEmpty()) {
      throw new IOException(String.join(" ", problems));
    }
  }

  private static void createTopics(Configuration configuration, KafkaAccess kafka)
      throws IOException {
    try (Admin admin = Admin.create(new HashMap<String, Object>(kafka.clientProperties()))) {
      TopicProvisioner provisioner =
          new TopicProvisioner(admin, topicSettings(configuration), REQUEST_LIMIT);
      if (provisioner.create() instanceof Outcome.Failed<List<String>> failed) {
        throw new IOException(failed.sentence());
      }
    }
  }

  /** A stage that lacks a right would begin, fail and begin again without an end. */
  private static void refuseWithoutRights(Configuration configuration, KafkaAccess kafka)
      throws IOException {
    if (kafka.isEmbedded()) {
      return;
    }
    try (Admin admin = Admin.create(new HashMap<String, Object>(kafka.clientProperties()))) {
      List<Right> missing =
          new MissingRights(admin, REQUEST_LIMIT).among(neededRights(configuration));
      Optional<String> problem = MissingRights.sentence(missing);
      if (problem.isPresent()) {
        throw new IOException(problem.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while asking for the rights");
    }
  }

  /** The rights that an instance of a configuration needs on its cluster. */
  public static List<Right> neededRights(Configuration configuration) {
    TopicPrefix prefix = new TopicPrefix(configuration.prefix());
    List<Right> rights =
        new ArrayList<>(
            NeededRights.ofInstance(
                prefix,
                configuration.stages().stream()
                    .map(stage -> Stage.valueOf(stage.name()))
                    .toList()));
    if (configuration.api().isOn()) {
      rights.addAll(NeededRights.ofApi(prefix));
    }
    return List.copyOf(rights);
  }

  /**
   * How topics are created under a configuration.
   *
   * @throws IOException with a sentence for people, if it names topics that there are not
   */
  public static TopicSettings topicSettings(Configuration configuration) throws IOException {
    TopicSettings settings =
        new TopicSettings(
            new TopicPrefix(configuration.prefix()),
            configuration.topics().partitions(),
            configuration.topics().replicationFactor(),
            configuration.topics().retention());
    refuse(settings.problems());
    return settings;
  }

  private static PrometheusMeterRegistry registry(String version) {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    registry.config().meterFilter(KafkaMeters.coarse());
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    Meters.BUILD_INFO.gauge(registry, () -> 1, version);
    return registry;
  }

  private static ApiService api(
      Configuration configuration,
      KafkaAccess kafka,
      Pipeline pipeline,
      PrometheusMeterRegistry registry)
      throws IOException {
    boolean on = configuration.api().isOn();
    return ApiService.start(
        configuration,
        kafka.clientProperties(),
        new ApiService.Published(
            on ? pipeline.followedControls() : ControlSet::none,
            on ? pipeline.followedRegisters() : Registers::empty,
            on ? pipeline.followedSubscriptions() : SubscriptionSet::none,
            pipeline::standings),
        registry,
        Clock.systemUTC());
  }

  private static MonitoringServer monitoring(
      Configuration configuration,
      KafkaCheck kafkaCheck,
      Pipeline pipeline,
      PrometheusMeterRegistry registry,
      ApiService api)
      throws CannotListenException {
    List<Check> readiness = new ArrayList<>(pipeline.readinessChecks());
    readiness.add(0, kafkaCheck.check());
    readiness.addAll(api.checks());
    ListenAddress address =
        new ListenAddress(
            configuration.monitoring().address(),
            configuration.monitoring().port(),
            "monitoring.port");
    return MonitoringServer.start(
        address,
        configuration.api().tls(),
        registry,
        pipeline.livenessChecks(),
        readiness,
        api.routes());
  }

  public KafkaAccess kafka() {
    return kafka;
  }

  public Pipeline pipeline() {
    return pipeline;
  }

  public PrometheusMeterRegistry registry() {
    return registry;
  }

  /** Where metrics, health, the API and the pages are served. */
  public URI monitoring() {
    return monitoring.uri();
  }

  @Override
  public void close() {
    pipeline.close();
    api.close();
    monitoring.close();
    kafkaCheck.close();
    kafka.close();
  }
}
