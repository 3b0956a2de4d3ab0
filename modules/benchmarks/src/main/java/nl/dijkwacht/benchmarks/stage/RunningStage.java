package nl.dijkwacht.benchmarks.stage;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import nl.dijkwacht.benchmarks.kafka.BenchmarkKafka;
import nl.dijkwacht.streams.runtime.StageProperties;
import nl.dijkwacht.streams.runtime.StageTopology;
import nl.dijkwacht.streams.runtime.StreamSettings;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/** A stage at work under its own properties, with an application id that was never used before. */
public final class RunningStage implements AutoCloseable {

  /**
   * How stages run, all alike.
   *
   * @param overrides of the stage's properties, for trying others
   */
  public record Settings(int threads, Duration commitInterval, Map<String, String> overrides) {}

  private final KafkaStreams streams;
  private final String applicationId;
  private final StageWork work = new StageWork();

  private RunningStage(Properties properties, StageTopology stage) {
    properties.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG),
        FirstFetch.class.getName());
    properties.put(StreamsConfig.mainConsumerPrefix(FirstFetch.WORK), work);
    this.applicationId = properties.getProperty(StreamsConfig.APPLICATION_ID_CONFIG);
    this.streams = new KafkaStreams(stage.topology(), properties);
  }

  /**
   * Starts a stage.
   *
   * @param run number that no stage of the same name had on this broker
   */
  public static RunningStage start(
      BenchmarkKafka kafka, Settings settings, int run, Function<MeterRegistry, StageTopology> of) {
    MeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    StageTopology made = of.apply(registry);
    StageTopology stage = new StageTopology(made.stage(), run, made.topology(), made.deadLetters());
    Path state = kafka.folder().resolve("streams");
    Properties properties =
        StageProperties.of(
            stage,
            new StreamSettings(
                BenchmarkKafka.PREFIX,
                state,
                settings.threads(),
                settings.commitInterval(),
                0,
                kafka.clientProperties()),
            registry);
    properties.putAll(settings.overrides());
    RunningStage running = new RunningStage(properties, stage);
    running.streams.start();
    return running;
  }

  String applicationId() {
    return applicationId;
  }

  StageWork work() {
    return work;
  }

  public boolean isRunning() {
    return streams.state() == KafkaStreams.State.RUNNING;
  }

  /** Fails if the stage has given up. */
  public void check() {
    if (!streams.state().isRunningOrRebalancing()) {
      throw new IllegalStateException("stage " + applicationId + " is " + streams.state());
    }
  }

  @Override
  public void close() {
    streams.close(Duration.ofSeconds(30));
    streams.cleanUp();
  }
}
