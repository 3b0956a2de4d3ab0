package nl.dijkwacht.benchmarks.pipeline;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import nl.dijkwacht.benchmarks.kafka.BenchmarkKafka;
import nl.dijkwacht.collectors.files.ReadLimits;
import nl.dijkwacht.collectors.folders.FileCollector;
import nl.dijkwacht.collectors.folders.FileCollectorSettings;
import nl.dijkwacht.simulator.calls.SimulatedEvent;

/** Appends events as JSON lines to a file that the product's own collector watches. */
final class FileSink implements LoadSink, AutoCloseable {

  private static final Duration SCAN_INTERVAL = Duration.ofMillis(5);

  private final OutputStream file;
  private final FileCollector collector;
  private final Thread collecting;

  FileSink(BenchmarkKafka kafka, Clock clock) throws IOException {
    Path folder = Files.createDirectories(kafka.folder().resolve("collect"));
    this.file = Files.newOutputStream(folder.resolve("load.jsonl"));
    this.collector =
        new FileCollector(
            new FileCollectorSettings(
                BenchmarkKafka.PREFIX,
                kafka.clientProperties(),
                List.of(folder),
                SCAN_INTERVAL,
                Duration.ofHours(1),
                ReadLimits.DEFAULT),
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
            clock);
    this.collecting = new Thread(collector::watch, "file-collector");
    collecting.start();
  }

  @Override
  public void send(List<SimulatedEvent> due) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (SimulatedEvent event : due) {
      lines.writeBytes(event.record());
      lines.write('\n');
    }
    try {
      file.write(lines.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    collector.close();
    try {
      collecting.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    file.close();
  }
}
