package nl.dijkwacht.app.pipeline;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import nl.dijkwacht.api.Check;
import nl.dijkwacht.app.cases.CaseKeepers;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.config.Stage;
import nl.dijkwacht.app.rules.LocalRules;
import nl.dijkwacht.collectors.folders.CollectSummary;
import nl.dijkwacht.controls.ControlSet;
import nl.dijkwacht.publish.delivery.Standing;
import nl.dijkwacht.publish.subscriptions.SubscriptionSet;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.streams.runtime.StageTopology;
import nl.dijkwacht.streams.runtime.StreamSettings;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;

/**
 * All that this instance runs: the stages of the stream, what they follow, and collecting. Started
 * and closed by one thread.
 */
public final class Pipeline implements AutoCloseable {

  private final Configuration configuration;
  private final Publications publications;
  private final Collecting collecting;
  private final RunningStages stages;
  private @Nullable CaseKeepers keepers;
  private @Nullable Delivering delivering;
  private @Nullable Responding responding;

  private Pipeline(
      Configuration configuration,
      Publications publications,
      Collecting collecting,
      RunningStages stages) {
    this.configuration = configuration;
    this.publications = publications;
    this.collecting = collecting;
    this.stages = stages;
  }

  /**
   * Starts the stages of the stream; collecting is started apart. The topics must exist.
   *
   * @param rules besides those that are published
   * @throws IOException if the data folder cannot be used, or what is published cannot be read
   */
  public static Pipeline start(
      Configuration configuration,
      Map<String, String> clientProperties,
      LocalRules rules,
      MeterRegistry registry)
      throws IOException {
    Publications publications = new Publications(configuration, clientProperties, rules, registry);
    try {
      // First, so that nothing is judged by what was published over.
      List<StageTopology> topologies =
          new StageTopologies(configuration, publications, registry).all();
      Pipeline pipeline =
          new Pipeline(
              configuration,
              publications,
              new Collecting(configuration, clientProperties, registry),
              stages(configuration, clientProperties, topologies, registry));
      pipeline.startStages(clientProperties, registry);
      pipeline.startDelivering(clientProperties, registry);
      return pipeline;
    } catch (IOException | RuntimeException e) {
      publications.close();
      throw e;
    }
  }

  private static RunningStages stages(
      Configuration configuration,
      Map<String, String> clientProperties,
      List<StageTopology> topologies,
      MeterRegistry registry)
      throws IOException {
    return new RunningStages(
        settings(configuration, members(configuration, clientProperties)),
        clientProperties,
        topologies,
        registry);
  }

  /** For members of groups, which an instance that comes back is again at once. */
  private static Map<String, String> members(
      Configuration configuration, Map<String, String> clientProperties) throws IOException {
    Map<String, String> members = new HashMap<>(clientProperties);
    members.put(CommonClientConfigs.GROUP_INSTANCE_ID_CONFIG, InstanceId.of(configuration.data()));
    return members;
  }

  private void startStages(Map<String, String> clientProperties, MeterRegistry registry)
      throws IOException {
    try {
      if (configuration.stages().contains(Stage.CASES)) {
        keepers =
            CaseKeepers.start(
                clientProperties,
                new TopicPrefix(configuration.prefix()),
                configuration.cases().evidence(),
                configuration.cases().anchor(),
                registry);
      }
      stages.start();
    } catch (IOException | RuntimeException e) {
      closeStages();
      throw e;
    }
  }

  /** After the stages, whose topics it follows. */
  private void startDelivering(Map<String, String> clientProperties, MeterRegistry registry)
      throws IOException {
    if (configuration.stages().contains(Stage.PUBLISH)) {
      try {
        delivering =
            Delivering.start(
                configuration, members(configuration, clientProperties), publications, registry);
        if (configuration.response().isOn()) {
          responding =
              Responding.start(
                  configuration, members(configuration, clientProperties), publications, registry);
        }
      } catch (IOException | RuntimeException e) {
        closeStages();
        throw e;
      }
    }
  }

  private void closeStages() {
    Responding asking = responding;
    if (asking != null) {
      asking.close();
    }
    Delivering bringing = delivering;
    if (bringing != null) {
      bringing.close();
    }
    stages.close();
    CaseKeepers keeping = keepers;
    if (keeping != null) {
      keeping.close();
    }
  }

  /** How the stages of a configuration run. */
  static StreamSettings settings(
      Configuration configuration, Map<String, String> clientProperties) {
    return new StreamSettings(
        new TopicPrefix(configuration.prefix()),
        Places.under(configuration.data()).state(),
        configuration.streams().threads(),
        configuration.streams().commitInterval(),
        configuration.streams().standbyReplicas(),
        clientProperties);
  }

  /** The rules that this instance detects with now, or would if it did. */
  public RuleSet rules() {
    return publications.currentRules();
  }

  /** The controls that this instance judges by now, or would if it did. */
  public ControlSet controls() throws IOException {
    return publications.currentControls();
  }

  /** The registers that this instance looks up in now, or would if it did. */
  public Registers registers() throws IOException {
    return publications.currentRegisters();
  }

  /** The controls in effect, followed from now on also if no stage of this instance needs them. */
  Supplier<ControlSet> followedControls() throws IOException {
    return publications.controls();
  }

  /** The registers in effect, likewise. */
  Supplier<Registers> followedRegisters() throws IOException {
    return publications.registers();
  }

  /** The subscriptions in effect, likewise. */
  Supplier<SubscriptionSet> followedSubscriptions() throws IOException {
    return publications.subscriptions();
  }

  /** How receivers do, by the ids of subscriptions; empty if this instance sends nothing. */
  Optional<Map<String, Standing>> standings() {
    return Optional.ofNullable(delivering).map(Delivering::standings);
  }

  /** Watches paths from now on, if this instance collects and there are any. */
  public void watch(List<Path> paths) {
    if (isCollecting() && !paths.isEmpty()) {
      collecting.watch(paths);
    }
  }

  private boolean isCollecting() {
    return configuration.stages().contains(Stage.COLLECT);
  }

  /**
   * Collects from AWS from now on, if this instance collects and the configuration names anything.
   *
   * @throws IOException with a sentence for people, if there is no Region to begin with
   */
  public void collectFromAws() throws IOException {
    if (isCollecting() && AwsCollectors.isWanted(configuration)) {
      collecting.startAws();
    }
  }

  /** Whether this instance collects anything from AWS. */
  public boolean isCollectingFromAws() {
    return collecting.isCollectingFromAws();
  }

  /** Collects paths once and waits until the stages have dealt with all of it. */
  public CollectSummary collectAndDrain(List<Path> paths) throws InterruptedException {
    CollectSummary summary = collecting.once(paths);
    drain();
    return summary;
  }

  /** Waits until all that lies in the watched paths now is collected. */
  public void awaitCollected() throws InterruptedException {
    collecting.awaitCollected();
  }

  /**
   * Waits until the stages have dealt with all that their topics hold now, and for a while until
   * those who are told have it.
   */
  public void drain() throws InterruptedException {
    stages.drain();
    Delivering bringing = delivering;
    if (bringing != null) {
      bringing.drain();
    }
  }

  /** Whether all stages of the stream have their partitions and work. */
  public boolean isRunning() {
    return stages.areRunning();
  }

  /** Whether each stage is alive: not given up, though perhaps waiting for Kafka. */
  public List<Check> livenessChecks() {
    return stages.livenessChecks();
  }

  /** Whether each stage works. */
  public List<Check> readinessChecks() {
    List<Check> checks = new ArrayList<>(stages.readinessChecks());
    checks.addAll(publications.checks());
    CaseKeepers keeping = keepers;
    if (keeping != null) {
      checks.add(new Check("cases-evidence", keeping::check));
    }
    Delivering bringing = delivering;
    if (bringing != null) {
      checks.add(bringing.check());
    }
    Responding asking = responding;
    if (asking != null) {
      checks.add(asking.check());
    }
    if (isCollecting()) {
      checks.add(new Check("collect-files", collecting::files));
      if (AwsCollectors.isWanted(configuration)) {
        checks.add(new Check("collect-aws", collecting::fromAws));
      }
    }
    return checks;
  }

  @Override
  public void close() {
    collecting.close();
    closeStages();
    publications.close();
  }
}
