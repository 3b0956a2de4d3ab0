package nl.dijkwacht.app.pipeline;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import nl.dijkwacht.api.Check;
import nl.dijkwacht.api.CheckResult;
import nl.dijkwacht.app.cases.CaseKeepers;
import nl.dijkwacht.app.config.CasesConfig;
import nl.dijkwacht.app.config.CollectConfig;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.config.Stage;
import nl.dijkwacht.app.controls.LocalControls;
import nl.dijkwacht.app.publication.DocumentKind;
import nl.dijkwacht.app.publication.DocumentWatcher;
import nl.dijkwacht.app.registers.LocalRegisters;
import nl.dijkwacht.app.rules.LocalRules;
import nl.dijkwacht.collectors.files.ReadLimits;
import nl.dijkwacht.collectors.folders.CollectSummary;
import nl.dijkwacht.collectors.folders.FileCollector;
import nl.dijkwacht.collectors.folders.FileCollectorSettings;
import nl.dijkwacht.controls.ControlSet;
import nl.dijkwacht.controls.changes.ChangeCatalogue;
import nl.dijkwacht.controls.changes.ChangeFile;
import nl.dijkwacht.core.Heartbeat;
import nl.dijkwacht.core.json.JsonLimits;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.rules.ChangePack;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.streams.cases.CasesTopology;
import nl.dijkwacht.streams.detect.DetectTopology;
import nl.dijkwacht.streams.detect.habit.SilenceSettings;
import nl.dijkwacht.streams.drift.DriftTopology;
import nl.dijkwacht.streams.findings.FindingsTopology;
import nl.dijkwacht.streams.runtime.StageRunner;
import nl.dijkwacht.streams.runtime.StageTopology;
import nl.dijkwacht.streams.runtime.StreamSettings;
import nl.dijkwacht.topics.Topic;
import nl.dijkwacht.topics.TopicPrefix;
import nl.dijkwacht.topics.Topics;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;

/** The stages that this instance runs. Started and closed by one thread. */
public final class Pipeline implements AutoCloseable {

  private static final long POLL_MILLIS = 100;

  /** In the order in which they are dealt with: trail events become candidates. */
  private static final List<Topic<?>> DETECT_INPUTS =
      List.of(
          Topics.TRAIL_EVENTS,
          Topics.BACKFILL_EVENTS,
          Topics.CANDIDATES,
          Topics.HEARTBEATS,
          Topics.INTEGRITY);

  /** Calls first, since what they break is attributed to them. */
  private static final List<Topic<?>> DRIFT_INPUTS =
      List.of(Topics.CHANGES, Topics.CONFIGURATION_ITEMS, Topics.BASELINES);

  private static final List<Topic<?>> FINDINGS_INPUTS =
      List.of(
          Topics.SIGNALS,
          Topics.SERVICE_FINDINGS,
          Topics.VERDICTS,
          Topics.DIGESTS,
          Topics.BEHAVIOUR_SIGNALS,
          Topics.TRANSFER_SIGNALS,
          Topics.EXPOSURE_SIGNALS,
          Topics.ASSURANCE_SIGNALS,
          Topics.COMMANDS);

  /** Findings first, since they become suspicions. */
  private static final List<Topic<?>> CASES_INPUTS =
      List.of(Topics.FINDINGS, Topics.SUSPICIONS, Topics.CASE_COMMANDS);

  /** A stage of the stream and the topics that it reads. */
  private record Running(StageRunner runner, StageTopology topology, List<Topic<?>> inputs) {}

  /** The collector that watches, and what it runs on. */
  private record Watching(FileCollector collector, Thread thread) {}

  private final Configuration configuration;
  private final Map<String, String> clientProperties;
  private final MeterRegistry registry;
  private final LocalRules localRules;
  private final List<Running> stages = new ArrayList<>();
  private @Nullable DocumentWatcher<RuleSet> rules;
  private @Nullable DocumentWatcher<ControlSet> controls;
  private @Nullable DocumentWatcher<Registers> registers;
  private volatile @Nullable CaseKeepers keepers;
  private volatile @Nullable AwsCollectors aws;
  private volatile @Nullable Watching watching;

  private Pipeline(
      Configuration configuration,
      Map<String, String> clientProperties,
      LocalRules localRules,
      MeterRegistry registry) {
    this.configuration = configuration;
    this.clientProperties = clientProperties;
    this.localRules = localRules;
    this.registry = registry;
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
    Pipeline pipeline = new Pipeline(configuration, clientProperties, rules, registry);
    try {
      pipeline.startStages();
      return pipeline;
    } catch (IOException | RuntimeException e) {
      pipeline.close();
      throw e;
    }
  }

  private void startStages() throws IOException {
    Map<String, String> members = new HashMap<>(clientProperties);
    members.put(CommonClientConfigs.GROUP_INSTANCE_ID_CONFIG, InstanceId.of(configuration.data()));
    if (configuration.stages().contains(Stage.DETECT)) {
      addDetect(members);
    }
    if (configuration.stages().contains(Stage.DRIFT)) {
      addDrift(members, followControls(), followRegisters());
    }
    if (configuration.stages().contains(Stage.FINDINGS)) {
      addFindings(members, followRegisters());
    }
    if (configuration.stages().contains(Stage.CASES)) {
      addCases(members, followRegisters());
    }
    stages.forEach(stage -> stage.runner().start());
  }

  private void addDetect(Map<String, String> members) throws IOException {
    // First, so that nothing is judged by rules that were published over.
    DocumentWatcher<RuleSet> watcher =
        DocumentWatcher.start(followed(DocumentKind.RULES), localRules, registry);
    rules = watcher;
    var settings =
        new DetectTopology.Settings(
            prefix(),
            watcher,
            configuration.detect().deduplicateFor(),
            configuration.detect().lateness(),
            configuration.detect().correlateFor(),
            silence(configuration.collect().lookupEvents()),
            Set.copyOf(configuration.aws().accounts()),
            changes());
    add(DetectTopology.of(settings, registry), DETECT_INPUTS, members);
  }

  private void addDrift(
      Map<String, String> members, Supplier<ControlSet> controls, Supplier<Registers> registers) {
    var settings = configuration.drift().settings(prefix(), controls, registers);
    add(DriftTopology.of(settings, registry), DRIFT_INPUTS, members);
  }

  private void addFindings(Map<String, String> members, Supplier<Registers> registers) {
    var settings =
        new FindingsTopology.Settings(prefix(), configuration.alerts().policy(), registers);
    add(FindingsTopology.of(settings, registry), FINDINGS_INPUTS, members);
  }

  private void addCases(Map<String, String> members, Supplier<Registers> registers)
      throws IOException {
    CasesConfig cases = configuration.cases();
    var settings =
        new CasesTopology.Settings(prefix(), cases.policy(), cases.triggers(), registers);
    add(CasesTopology.of(settings, registry), CASES_INPUTS, members);
    keepers = CaseKeepers.start(clientProperties, prefix(), cases.evidence(), cases.anchor());
  }

  /** The controls as they are published; one follower serves all stages. */
  private Supplier<ControlSet> followControls() throws IOException {
    if (controls == null) {
      controls =
          DocumentWatcher.start(
              followed(DocumentKind.CONTROLS),
              LocalControls.of(configuration.controls()),
              registry);
    }
    return controls;
  }

  /** The registers as they are published; one follower serves all stages. */
  private Supplier<Registers> followRegisters() throws IOException {
    if (registers == null) {
      registers =
          DocumentWatcher.start(
              followed(DocumentKind.REGISTERS),
              LocalRegisters.of(configuration.registers()),
              registry);
    }
    return registers;
  }

  private static ChangeCatalogue changes() {
    return ChangeCatalogue.read(
        ChangePack.files().stream()
            .map(file -> new ChangeFile(file.name(), file.content()))
            .toList());
  }

  /** Who is asked seldom is not silent in between. */
  private static SilenceSettings silence(CollectConfig.LookupEvents lookup) {
    Duration rounds = lookup.interval().multipliedBy(4);
    Duration usual = SilenceSettings.DEFAULT.floors().get(Heartbeat.Kind.LOOKUP);
    return usual == null || rounds.compareTo(usual) > 0
        ? SilenceSettings.DEFAULT.with(Heartbeat.Kind.LOOKUP, rounds)
        : SilenceSettings.DEFAULT;
  }

  private DocumentWatcher.Settings followed(DocumentKind kind) {
    Path folder = Places.under(configuration.data()).published(kind);
    return new DocumentWatcher.Settings(
        kind, clientProperties, prefix(), folder.resolve(prefix() + ".last-good.zip"));
  }

  /** Those that are followed. */
  private List<DocumentWatcher<?>> followed() {
    List<DocumentWatcher<?>> followed = new ArrayList<>();
    for (DocumentWatcher<?> each : Arrays.asList(rules, controls, registers)) {
      if (each != null) {
        followed.add(each);
      }
    }
    return followed;
  }

  private void add(StageTopology topology, List<Topic<?>> inputs, Map<String, String> members) {
    StreamSettings settings = settings(configuration, members);
    stages.add(new Running(new StageRunner(topology, settings, registry), topology, inputs));
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

  private TopicPrefix prefix() {
    return new TopicPrefix(configuration.prefix());
  }

  /** The rules that this instance detects with now, or would if it did. */
  public RuleSet rules() {
    return rules == null ? localRules.alone() : rules.get();
  }

  /** The controls that this instance judges by now, or would if it did. */
  public ControlSet controls() throws IOException {
    return controls == null ? LocalControls.of(configuration.controls()).alone() : controls.get();
  }

  /** The registers that this instance looks up in now, or would if it did. */
  public Registers registers() throws IOException {
    return registers == null
        ? LocalRegisters.of(configuration.registers()).read(List.of()).content()
        : registers.get();
  }

  /** Watches paths from now on, if this instance collects and there are any. */
  public void watch(List<Path> paths) {
    if (configuration.stages().contains(Stage.COLLECT) && !paths.isEmpty()) {
      FileCollector collector = newCollector(paths);
      Thread thread = new Thread(collector::watch, "collect-files");
      watching = new Watching(collector, thread);
      thread.start();
    }
  }

  /**
   * Collects from AWS from now on, if this instance collects and the configuration names anything.
   *
   * @throws IOException with a sentence for people, if there is no Region to begin with
   */
  public void collectFromAws() throws IOException {
    if (configuration.stages().contains(Stage.COLLECT) && AwsCollectors.isWanted(configuration)) {
      aws =
          AwsCollectors.start(
              configuration, clientProperties, DetectTopology.applicationId(prefix()), registry);
    }
  }

  /** Whether this instance collects anything from AWS. */
  public boolean isCollectingFromAws() {
    return aws != null;
  }

  /** Collects paths once and waits until the stages have dealt with all of it. */
  public CollectSummary collectAndDrain(List<Path> paths) throws InterruptedException {
    try (FileCollector once = newCollector(paths)) {
      CollectSummary summary = once.collectOnce();
      drain();
      return summary;
    }
  }

  /** Waits until all that lies in the watched paths now is collected. */
  public void awaitCollected() throws InterruptedException {
    Watching now = watching;
    if (now != null) {
      // A pass that is under way may have missed the newest file.
      long enough = now.collector().passes() + 2;
      while (now.collector().passes() < enough && now.thread().isAlive()) {
        Thread.sleep(POLL_MILLIS);
      }
    }
  }

  /** Waits until the stages have dealt with all that their topics hold now. */
  public void drain() throws InterruptedException {
    Drain drain = new Drain(clientProperties, prefix());
    for (Running stage : stages) {
      for (Topic<?> input : stage.inputs()) {
        while (!drain.isDrained(input, stage.topology().applicationId(prefix()))) {
          Thread.sleep(POLL_MILLIS);
        }
      }
    }
  }

  private FileCollector newCollector(List<Path> paths) {
    var files = configuration.collect().files();
    ReadLimits limits = new ReadLimits(JsonLimits.DEFAULT, files.maxUncompressedBytes());
    FileCollectorSettings settings =
        new FileCollectorSettings(
            prefix(), clientProperties, paths, files.scanInterval(), files.settle(), limits);
    return new FileCollector(settings, registry, Clock.systemUTC());
  }

  /** Whether all stages of the stream have their partitions and work. */
  public boolean isRunning() {
    return stages.stream().allMatch(stage -> stage.runner().isRunning());
  }

  /** Whether each stage is alive: not given up, though perhaps waiting for Kafka. */
  public List<Check> livenessChecks() {
    return stages.stream()
        .map(Running::runner)
        .map(runner -> new Check("stage-" + runner.name(), () -> result(runner, runner.isAlive())))
        .toList();
  }

  /** Whether each stage works. */
  public List<Check> readinessChecks() {
    List<Check> checks = new ArrayList<>();
    for (Running stage : stages) {
      StageRunner runner = stage.runner();
      checks.add(new Check("stage-" + runner.name(), () -> result(runner, runner.isRunning())));
    }
    followed().forEach(watcher -> checks.add(watcher.check()));
    CaseKeepers keeping = keepers;
    if (keeping != null) {
      checks.add(
          new Check(
              "cases-evidence",
              () ->
                  keeping.areAlive()
                      ? CheckResult.up("copies")
                      : CheckResult.down("has stopped; the log tells why")));
    }
    if (configuration.stages().contains(Stage.COLLECT)) {
      checks.add(new Check("collect-files", this::collecting));
      if (AwsCollectors.isWanted(configuration)) {
        checks.add(new Check("collect-aws", this::collectingFromAws));
      }
    }
    return checks;
  }

  private CheckResult collecting() {
    Watching now = watching;
    if (now == null) {
      return CheckResult.up("watches no files");
    }
    if (!now.thread().isAlive()) {
      return CheckResult.down("has stopped; the log tells why");
    }
    return now.collector()
        .problem()
        .map(CheckResult::down)
        .orElseGet(() -> CheckResult.up("collects"));
  }

  private CheckResult collectingFromAws() {
    AwsCollectors now = aws;
    return now == null
        ? CheckResult.up("collects nothing from AWS")
        : now.problem().map(CheckResult::down).orElseGet(() -> CheckResult.up("collects"));
  }

  private static CheckResult result(StageRunner runner, boolean good) {
    String state = runner.state();
    return good ? CheckResult.up(state) : CheckResult.down(state);
  }

  @Override
  public void close() {
    Watching now = watching;
    if (now != null) {
      now.collector().close();
      join(now.thread());
    }
    AwsCollectors fromAws = aws;
    if (fromAws != null) {
      fromAws.close();
    }
    stages.forEach(stage -> stage.runner().close());
    CaseKeepers keeping = keepers;
    if (keeping != null) {
      keeping.close();
    }
    followed().forEach(DocumentWatcher::close);
  }

  private static void join(Thread thread) {
    try {
      thread.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
