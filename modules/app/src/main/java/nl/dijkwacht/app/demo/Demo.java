package nl.dijkwacht.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import nl.dijkwacht.api.CannotListenException;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.config.ConfigurationReader;
import nl.dijkwacht.app.pipeline.Announcements;
import nl.dijkwacht.app.pipeline.Counters;
import nl.dijkwacht.app.pipeline.Instance;
import nl.dijkwacht.app.rules.LocalRules;
import nl.dijkwacht.app.rules.RuleSources;
import nl.dijkwacht.app.terminal.AlertLine;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.NoticeLine;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.sigma.RuleSettings;
import nl.dijkwacht.topics.catalogue.TopicPrefix;

/** Plays the sample hospital through a whole instance in a temporary folder. */
public final class Demo {

  private static final long TICK_MILLIS = 250;

  private final Terminal terminal;
  private final Clock clock;
  private final String version;
  private final long seed;
  private final int monitoringPort;
  private final Tempo tempo;

  /**
   * @param seed gives the same hospital each time
   * @param monitoringPort for metrics and health; 0 for a free one
   */
  public Demo(
      Terminal terminal, Clock clock, String version, long seed, int monitoringPort, Tempo tempo) {
    this.terminal = terminal;
    this.clock = clock;
    this.version = version;
    this.seed = seed;
    this.monitoringPort = monitoringPort;
    this.tempo = tempo;
  }

  /**
   * Plays the story and takes everything down again.
   *
   * @param stop ends it early
   * @param once whether to end after the story, or to go on until stopped
   */
  public void run(CountDownLatch stop, boolean once)
      throws IOException, InterruptedException, BrokerUnavailableException, CannotListenException {
    long began = System.nanoTime();
    terminal.line(
        "A sample hospital on AWS: four hours in a minute, through a real Kafka in this process.");
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      Path logs = Files.createDirectory(folder.path().resolve("logs"));
      LocalRules rules = RuleSources.local(true, List.of(), RuleSettings.DEFAULT);
      AtomicInteger alerts = new AtomicInteger();
      Configuration configuration = configuration(SampleFiles.write(folder.path()));
      try (Instance instance = Instance.start(configuration, rules, version)) {
        try (Announcements feed = feed(instance, configuration, alerts)) {
          instance.pipeline().watch(List.of(logs));
          tellStart(instance, began);
          play(instance, logs, stop);
          if (!once && stop.getCount() > 0) {
            terminal.line("The story is told. The page and metrics stay until you press Ctrl-C.");
            stop.await();
          }
        }
        tellEnd(instance, alerts.get(), began);
      }
    }
  }

  private Announcements feed(Instance instance, Configuration configuration, AtomicInteger alerts) {
    AlertLine line = new AlertLine(terminal);
    return Announcements.start(
        instance.kafka().clientProperties(),
        new TopicPrefix(configuration.prefix()),
        alert -> {
          alerts.incrementAndGet();
          line.print(alert);
        },
        new NoticeLine(terminal)::print);
  }

  private Configuration configuration(SampleFiles files) {
    Map<String, String> settings =
        Map.ofEntries(
            Map.entry("DIJKWACHT_DATA", files.data().toString()),
            Map.entry("DIJKWACHT_REGISTERS_PATHS", files.registers().toString()),
            Map.entry("DIJKWACHT_DETECT_COUNTRIES", files.countries().toString()),
            Map.entry("DIJKWACHT_KAFKA_EMBEDDED_PORT", "0"),
            Map.entry("DIJKWACHT_COLLECT_FILES_SCAN_INTERVAL", "PT0.2S"),
            Map.entry("DIJKWACHT_STREAMS_THREADS", "1"),
            // A few seconds of playing are as many minutes of the hospital.
            Map.entry("DIJKWACHT_DRIFT_BASELINE_SETTLE", "PT3S"),
            Map.entry("DIJKWACHT_MONITORING_PORT", Integer.toString(monitoringPort)),
            Map.entry("DIJKWACHT_API_OPEN", "true"));
    return ConfigurationReader.read(Optional.empty(), settings)
        .configuration()
        .orElseThrow(() -> new IllegalStateException("the demo's configuration is wrong"));
  }

  private void tellStart(Instance instance, long began) {
    terminal.line(
        "Kafka at %s, %,d rules, ready after %.1f s."
            .formatted(
                instance.kafka().clientProperties().get("bootstrap.servers"),
                instance.pipeline().rules().rules().size(),
                (System.nanoTime() - began) / 1e9));
    terminal.line(
        "How things stand: %s (for this machine alone, without sign-in)."
            .formatted(instance.monitoring()));
    terminal.line(
        "Metrics at %smetrics, health at %shealth/ready. Stop with Ctrl-C.%n"
            .formatted(instance.monitoring(), instance.monitoring()));
  }

  private void tellEnd(Instance instance, int alerts, long began) {
    terminal.line(
        terminal.paint(
            Colour.BOLD,
            "%d alerts in %.0f s: %s"
                .formatted(
                    alerts,
                    (System.nanoTime() - began) / 1e9,
                    Counters.line(instance.registry()))));
  }

  private void play(Instance instance, Path logs, CountDownLatch stop)
      throws IOException, InterruptedException {
    HospitalPlayer player = new HospitalPlayer(seed, logs, clock.instant(), tempo);
    FutureTask<Boolean> playing = new FutureTask<>(() -> player.play(stop));
    Thread thread = new Thread(playing, "hospital-player");
    thread.start();
    while (thread.isAlive()) {
      terminal.progress(Counters.line(instance.registry()));
      thread.join(TICK_MILLIS);
    }
    terminal.clearProgress();
    if (isTold(playing)) {
      settle(instance);
    }
  }

  private static boolean isTold(FutureTask<Boolean> played)
      throws IOException, InterruptedException {
    try {
      return played.get();
    } catch (ExecutionException e) {
      throw new IOException(
          "the hospital's log files cannot be written: " + e.getCause(), e.getCause());
    }
  }

  /** Waits until what was played is collected and dealt with. */
  private static void settle(Instance instance) throws InterruptedException {
    instance.pipeline().awaitCollected();
    instance.pipeline().drain();
  }
}
