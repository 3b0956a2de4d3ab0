package nl.dijkwacht.app.pipeline;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.api.CheckResult;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.collectors.files.ReadLimits;
import nl.dijkwacht.collectors.folders.CollectSummary;
import nl.dijkwacht.collectors.folders.FileCollector;
import nl.dijkwacht.collectors.folders.FileCollectorSettings;
import nl.dijkwacht.core.json.JsonLimits;
import nl.dijkwacht.streams.detect.DetectTopology;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import org.jspecify.annotations.Nullable;

/** What this instance collects, from files and from AWS. Started and closed by one thread. */
final class Collecting implements AutoCloseable {

  private static final long POLL_MILLIS = 100;
  private static final long STOP_MILLIS = 10_000;

  /** The collector that watches, and what it runs on. */
  private record Watching(FileCollector collector, Thread thread) {}

  private final Configuration configuration;
  private final Map<String, String> clientProperties;
  private final MeterRegistry registry;
  private volatile @Nullable AwsCollectors aws;
  private volatile @Nullable Watching watching;

  Collecting(
      Configuration configuration, Map<String, String> clientProperties, MeterRegistry registry) {
    this.configuration = configuration;
    this.clientProperties = clientProperties;
    this.registry = registry;
  }

  void watch(List<Path> paths) {
    FileCollector collector = newCollector(paths);
    Thread thread = new Thread(collector::watch, "collect-files");
    watching = new Watching(collector, thread);
    thread.start();
  }

  /**
   * @throws IOException with a sentence for people, if there is no Region to begin with
   */
  void startAws() throws IOException {
    TopicPrefix prefix = new TopicPrefix(configuration.prefix());
    aws =
        AwsCollectors.start(
            configuration, clientProperties, DetectTopology.applicationId(prefix), registry);
  }

  boolean isCollectingFromAws() {
    return aws != null;
  }

  CollectSummary once(List<Path> paths) {
    try (FileCollector once = newCollector(paths)) {
      return once.collectOnce();
    }
  }

  /** Waits until all that lies in the watched paths now is collected. */
  void awaitCollected() throws InterruptedException {
    Watching now = watching;
    if (now != null) {
      // A pass that is under way may have missed the newest file.
      long enough = now.collector().passes() + 2;
      while (now.collector().passes() < enough && now.thread().isAlive()) {
        Thread.sleep(POLL_MILLIS);
      }
    }
  }

  private FileCollector newCollector(List<Path> paths) {
    var files = configuration.collect().files();
    ReadLimits limits = new ReadLimits(JsonLimits.DEFAULT, files.maxUncompressedBytes());
    FileCollectorSettings settings =
        new FileCollectorSettings(
            new TopicPrefix(configuration.prefix()),
            clientProperties,
            paths,
            files.scanInterval(),
            files.settle(),
            limits);
    return new FileCollector(settings, registry, Clock.systemUTC());
  }

  CheckResult files() {
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

  CheckResult fromAws() {
    AwsCollectors now = aws;
    return now == null
        ? CheckResult.up("collects nothing from AWS")
        : now.problem().map(CheckResult::down).orElseGet(() -> CheckResult.up("collects"));
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
  }

  private static void join(Thread thread) {
    try {
      thread.join(STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
