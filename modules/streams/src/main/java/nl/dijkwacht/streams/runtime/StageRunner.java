package nl.dijkwacht.streams.runtime;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import nl.dijkwacht.metrics.Meters;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one stage. A thread that dies, for instance because the brokers were gone for long, is
 * replaced; the broker still holds what was not committed. Thread-safe.
 */
public final class StageRunner implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StageRunner.class);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final int DEEPEST_CAUSE = 10;

  private final StageTopology stage;
  private final KafkaStreams streams;
  private final KafkaStreamsMetrics kafkaMetrics;
  private final List<Gauge> gauges;
  private final MeterRegistry registry;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final AtomicInteger failed = new AtomicInteger();
  private final LocalState localState;
  private final ClusterInputs inputs;
  private volatile boolean started;

  public StageRunner(StageTopology stage, StreamSettings settings, MeterRegistry registry) {
    this.stage = stage;
    this.registry = registry;
    this.localState =
        new LocalState(settings.stateDirectory(), stage.applicationId(settings.prefix()));
    Properties properties = StageProperties.of(stage, settings, registry);
    this.inputs =
        new ClusterInputs(
            Admin.create(
                new StreamsConfig(properties)
                    .getAdminConfigs(stage.applicationId(settings.prefix()) + "-inputs")),
            this::metrics);
    properties.put(Inputs.CONFIG, inputs);
    this.streams = streams(stage, properties);
    this.streams.setUncaughtExceptionHandler(this::replaceThread);
    this.streams.setStateListener(
        (now, before) ->
            LOG.info("Stage {} went from {} to {}", stage.stage().label(), before, now));
    this.kafkaMetrics = new KafkaStreamsMetrics(streams);
    this.gauges =
        List.of(
            Meters.STREAM_RUNNING.gauge(registry, () -> isRunning() ? 1 : 0, stage.stage().label()),
            Meters.STREAM_LAG.gauge(registry, this::lag, stage.stage().label()));
  }

  private KafkaStreams streams(StageTopology of, Properties properties) {
    try {
      return new KafkaStreams(of.topology(), properties);
    } catch (RuntimeException e) {
      inputs.close();
      throw e;
    }
  }

  private StreamThreadExceptionResponse replaceThread(Throwable failure) {
    Optional<AuthorizationException> refusal = refusal(failure);
    if (failure instanceof MissingSourceTopicException) {
      LOG.error(
          "Stage {} waits for a topic that it reads and that does not exist. Create it with:"
              + " dijkwacht topics create",
          name());
    } else if (refusal.isPresent()) {
      // Such a message names topics and groups, no records.
      LOG.error(
          "Stage {} is not allowed what it needs: {}. 'dijkwacht topics acls' prints the rights",
          name(),
          refusal.get().getMessage());
    } else {
      // The message may quote a record, so only the kind of failure is logged.
      LOG.error(
          "A thread of stage {} failed with {} and is replaced in {}",
          name(),
          failure.getClass().getName(),
          PAUSE);
      LOG.debug("What failed", failure);
    }
    pause();
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  /** The cluster's refusal that is behind a failure, if there is one. */
  private static Optional<AuthorizationException> refusal(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(DEEPEST_CAUSE)
        .filter(AuthorizationException.class::isInstance)
        .map(AuthorizationException.class::cast)
        .findFirst();
  }

  /** What fails at once would fail as fast as threads can be replaced. */
  private void pause() {
    failed.incrementAndGet();
    try {
      if (closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.debug("Stage {} is closed while a thread of it waits", name());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      failed.decrementAndGet();
    }
  }

  /** Starts the stage and returns at once. */
  public void start() {
    if (!localState.begin()) {
      streams.cleanUp();
    }
    started = true;
    streams.start();
    kafkaMetrics.bindTo(registry);
  }

  public String name() {
    return stage.stage().label();
  }

  /** Whether the stage has its partitions and works on them. */
  public boolean isRunning() {
    return streams.state() == KafkaStreams.State.RUNNING && failed.get() == 0;
  }

  /** Whether the stage works or is on its way to it; false once it gave up or was closed. */
  public boolean isAlive() {
    return streams.state().isRunningOrRebalancing()
        || streams.state() == KafkaStreams.State.CREATED;
  }

  /** Whether it works, and nothing that it read waits for the clock before it is written. */
  public boolean hasWritten() {
    return isRunning() && stage.unwritten().getAsLong() == 0;
  }

  /** The state in Kafka Streams' words. */
  public String state() {
    return streams.state().name();
  }

  /** Records that wait on this instance's partitions, as its consumers last heard. */
  public double lag() {
    return metrics().values().stream()
        .filter(metric -> metric.metricName().name().equals("records-lag"))
        .filter(metric -> metric.metricName().tags().containsKey("partition"))
        // Copies of stores lag too, but nothing in them waits to be worked on.
        .filter(metric -> !clientId(metric).endsWith("-restore-consumer"))
        .mapToDouble(StageRunner::value)
        .filter(Double::isFinite)
        .sum();
  }

  private Map<MetricName, ? extends Metric> metrics() {
    return streams.metrics();
  }

  private static String clientId(Metric metric) {
    return metric.metricName().tags().getOrDefault("client-id", "");
  }

  private static double value(Metric metric) {
    return metric.metricValue() instanceof Number number ? number.doubleValue() : 0;
  }

  /** Commits what is done and stops; returns after 22 s at the latest. */
  @Override
  public void close() {
    closing.countDown();
    kafkaMetrics.close();
    gauges.forEach(registry::remove);
    // Whoever takes over would wait until the session of one that stayed in the group expires.
    boolean closed =
        streams.close(
            CloseOptions.timeout(CLOSE_LIMIT)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    inputs.close();
    if (closed && started) {
      rememberCleanEnd();
    } else if (!closed) {
      LOG.warn(
          "Stage {} did not stop within {}; what it had not committed is redone",
          name(),
          CLOSE_LIMIT);
    }
  }

  private void rememberCleanEnd() {
    try {
      localState.endedCleanly();
    } catch (IOException e) {
      LOG.warn("Stage {} will rebuild its stores when it starts again", name());
    }
  }
}
