package nl.dijkwacht.app.pipeline;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.api.Check;
import nl.dijkwacht.api.CheckResult;
import nl.dijkwacht.streams.runtime.StageRunner;
import nl.dijkwacht.streams.runtime.StageTopology;
import nl.dijkwacht.streams.runtime.StreamSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stages of the stream that this instance runs. Started and closed by one thread. */
final class RunningStages implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RunningStages.class);
  private static final long POLL_MILLIS = 100;

  /** More than one stage takes at most. */
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(30);

  private record Running(StageRunner runner, StageTopology topology) {}

  private final StreamSettings settings;
  private final Map<String, String> clientProperties;
  private final List<Running> stages = new ArrayList<>();

  /**
   * @param clientProperties for looking how far the stages are
   */
  RunningStages(
      StreamSettings settings,
      Map<String, String> clientProperties,
      List<StageTopology> topologies,
      MeterRegistry registry) {
    this.settings = settings;
    this.clientProperties = clientProperties;
    try {
      for (StageTopology topology : topologies) {
        stages.add(new Running(new StageRunner(topology, settings, registry), topology));
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  void start() {
    stages.forEach(stage -> stage.runner().start());
  }

  /** Whether all have their partitions and work. */
  boolean areRunning() {
    return stages.stream().allMatch(stage -> stage.runner().isRunning());
  }

  /** Whether each is alive: not given up, though perhaps waiting for Kafka. */
  List<Check> livenessChecks() {
    return stages.stream()
        .map(Running::runner)
        .map(runner -> new Check(nameOf(runner), () -> result(runner, runner.isAlive())))
        .toList();
  }

  /** Whether each works. */
  List<Check> readinessChecks() {
    return stages.stream()
        .map(Running::runner)
        .map(runner -> new Check(nameOf(runner), () -> result(runner, runner.isRunning())))
        .toList();
  }

  private static String nameOf(StageRunner runner) {
    return "stage-" + runner.name();
  }

  private static CheckResult result(StageRunner runner, boolean good) {
    String state = runner.state();
    return good ? CheckResult.up(state) : CheckResult.down(state);
  }

  /** Waits until they have dealt with all that their topics hold now. */
  void drain() throws InterruptedException {
    try (Drain drain = new Drain(clientProperties)) {
      for (Running stage : stages) {
        drain(stage, drain);
      }
    }
  }

  private void drain(Running stage, Drain drain) throws InterruptedException {
    String group = stage.topology().applicationId(settings.prefix());
    for (String topic : stage.topology().inputs()) {
      while (!drain.isDrained(topic, group)) {
        Thread.sleep(POLL_MILLIS);
      }
    }
    // What it writes later is not in the topics of the next one yet.
    while (!stage.runner().hasWritten()) {
      Thread.sleep(POLL_MILLIS);
    }
  }

  /**
   * Stops all at the same time, so that together they take no longer than one may; returns after 30
   * s at the latest.
   */
  @Override
  public void close() {
    List<Thread> closing = new ArrayList<>();
    for (Running stage : stages) {
      Thread thread = new Thread(stage.runner()::close, "close-" + nameOf(stage.runner()));
      // One that does not end does not keep the process either.
      thread.setDaemon(true);
      thread.start();
      closing.add(thread);
    }
    long until = System.nanoTime() + CLOSE_LIMIT.toNanos();
    try {
      for (Thread thread : closing) {
        thread.join(Math.max(1, Duration.ofNanos(until - System.nanoTime()).toMillis()));
        if (thread.isAlive()) {
          LOG.warn("{} did not end within {} and is left", thread.getName(), CLOSE_LIMIT);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
