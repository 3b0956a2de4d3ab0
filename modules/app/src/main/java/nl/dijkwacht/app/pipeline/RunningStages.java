package nl.dijkwacht.app.pipeline;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.api.Check;
import nl.dijkwacht.api.CheckResult;
import nl.dijkwacht.streams.runtime.StageRunner;
import nl.dijkwacht.streams.runtime.StageTopology;
import nl.dijkwacht.streams.runtime.StreamSettings;

/** The stages of the stream that this instance runs. Started and closed by one thread. */
final class RunningStages implements AutoCloseable {

  private static final long POLL_MILLIS = 100;

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
    for (StageTopology topology : topologies) {
      stages.add(new Running(new StageRunner(topology, settings, registry), topology));
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
    Drain drain = new Drain(clientProperties);
    for (Running stage : stages) {
      String group = stage.topology().applicationId(settings.prefix());
      for (String topic : stage.topology().inputs()) {
        while (!drain.isDrained(topic, group)) {
          Thread.sleep(POLL_MILLIS);
        }
      }
    }
  }

  @Override
  public void close() {
    stages.forEach(stage -> stage.runner().close());
  }
}
