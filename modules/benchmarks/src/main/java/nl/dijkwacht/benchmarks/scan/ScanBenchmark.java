package nl.dijkwacht.benchmarks.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import nl.dijkwacht.benchmarks.input.RuleOptions;
import nl.dijkwacht.benchmarks.input.Rules;
import nl.dijkwacht.benchmarks.input.Workload;
import nl.dijkwacht.benchmarks.kafka.BenchmarkKafka;
import nl.dijkwacht.benchmarks.report.Machine;
import nl.dijkwacht.benchmarks.report.Report;
import nl.dijkwacht.benchmarks.report.Samples;
import nl.dijkwacht.benchmarks.report.Usage;
import nl.dijkwacht.collectors.files.ReadPosition;
import nl.dijkwacht.collectors.files.TrailFileReader;
import nl.dijkwacht.collectors.files.TrailItem;
import nl.dijkwacht.sigma.RuleMatcher;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.simulator.calls.SimulatedEvent;
import nl.dijkwacht.simulator.delivery.DeliveryFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How fast delivery files are unpacked, read and matched, without Kafka. */
@Command(
    name = "scan",
    mixinStandardHelpOptions = true,
    description = "Reading and matching of generated .json.gz delivery files, without Kafka.")
public final class ScanBenchmark implements Callable<Integer> {

  private static final double TARGET_ON_TWO_CORES = 150_000;

  /** Gives delivery files of some thousand records, as of a large account. */
  private static final double EVENTS_PER_SECOND = 100;

  // Picocli fills these in before the command runs.
  @SuppressWarnings("NullAway.Init")
  @Spec
  private CommandSpec command;

  @Mixin private final RuleOptions ruleOptions = new RuleOptions();

  @Option(
      names = "--records",
      defaultValue = "400000",
      description = "Records in all files (default: ${DEFAULT-VALUE}).")
  private long records;

  @Option(
      names = "--rounds",
      defaultValue = "7",
      description = "Timed rounds with each number of threads (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(names = "--quick", description = "A smoke run: few records, one round.")
  private boolean quick;

  @Override
  public Integer call() throws Exception {
    if (quick) {
      records = Math.min(records, 5_000);
      rounds = 1;
    }
    RuleSet rules = ruleOptions.read();
    Report report = new Report("Scan of delivery files", Clock.systemUTC());
    report.note("rules", Rules.describe(rules, ruleOptions.paths()));
    Path folder = Files.createTempDirectory("dijkwacht-benchmark");
    try {
      new DeliveryFiles(1, 0).write(events(), folder);
      List<Path> files = files(folder);
      describe(report, files);
      for (int threads : List.of(1, 2)) {
        measure(files, rules, threads, report);
      }
    } finally {
      BenchmarkKafka.deleteTree(folder);
    }
    report.figure("resident memory of the process", Machine.residentMemory());
    report.print(command.commandLine().getOut());
    return 0;
  }

  private Stream<SimulatedEvent> events() {
    Workload workload =
        Workload.withProbes(Instant.parse("2026-03-02T08:00:00Z"), EVENTS_PER_SECOND);
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(workload, Spliterator.ORDERED), false)
        .limit(records);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private void describe(Report report, List<Path> files) throws IOException {
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
    }
    report.note(
        "records",
        "%,d in %d .json.gz files of %,d bytes together, simulated hospital with 1 %% probes"
            .formatted(records, files.size(), bytes));
    report.note(
        "timed",
        "from the first file opened to the last record matched, files in the page cache; medians"
            + " of %d round(s) after one that does not count".formatted(rounds));
  }

  private void measure(List<Path> files, RuleSet rules, int threads, Report report)
      throws InterruptedException, ExecutionException {
    List<Double> rates = new ArrayList<>();
    List<Double> cpu = new ArrayList<>();
    for (int i = 0; i <= rounds; i++) {
      Usage start = Usage.now();
      long read = scan(files, rules, threads);
      Usage used = Usage.now().since(start);
      if (read != records) {
        throw new IllegalStateException(read + " records were read, not " + records);
      }
      if (i > 0) {
        rates.add(records / used.seconds());
        cpu.add(used.cpuSeconds() * 1e6 / records);
      }
    }
    Samples rate = new Samples(rates);
    String name = "scan on " + threads + " thread(s), ";
    if (threads == 2) {
      report.atLeast(name + "records/s, median", rate.median(), "/s", TARGET_ON_TWO_CORES);
    } else {
      report.figure(name + "records/s, median", rate.median(), "/s");
    }
    report.figure(
        name + "least to most", Report.text(rate.min()) + " to " + Report.text(rate.max()) + " /s");
    report.figure(name + "CPU of the process per record", new Samples(cpu).median(), "us");
  }

  private static long scan(List<Path> files, RuleSet rules, int threads)
      throws InterruptedException, ExecutionException {
    Queue<Path> queue = new ConcurrentLinkedQueue<>(files);
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Long>> parts = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        parts.add(executor.submit(() -> scan(queue, rules.matcher())));
      }
      long read = 0;
      for (Future<Long> part : parts) {
        read += part.get();
      }
      return read;
    } finally {
      executor.shutdown();
    }
  }

  private static long scan(Queue<Path> queue, RuleMatcher matcher) {
    TrailFileReader reader = new TrailFileReader();
    Matches matches = new Matches(matcher);
    for (Path file = queue.poll(); file != null; file = queue.poll()) {
      reader.read(file, ReadPosition.START, matches::accept);
    }
    return matches.records;
  }

  /** Counts, so that nothing is done in vain. */
  private static final class Matches {
    private final RuleMatcher matcher;
    private long records;
    private long matching;

    private Matches(RuleMatcher matcher) {
      this.matcher = matcher;
    }

    private boolean accept(TrailItem item) {
      if (item instanceof TrailItem.Event found) {
        records++;
        matching += matcher.match(found.event()).isEmpty() ? 0 : 1;
      }
      return matching >= 0;
    }
  }
}
