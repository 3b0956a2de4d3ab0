package nl.dijkwacht.benchmarks.objects;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import nl.dijkwacht.benchmarks.input.Workload;
import nl.dijkwacht.benchmarks.kafka.BenchmarkKafka;
import nl.dijkwacht.benchmarks.report.Report;
import nl.dijkwacht.collectors.CollectRecords;
import nl.dijkwacht.topics.catalogue.ObjectAnnouncement;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What it takes to collect objects of S3, by the CPU time of a process that does nothing else. */
@Command(
    name = "objects",
    mixinStandardHelpOptions = true,
    description =
        "From S3 to the topic, exactly once, with S3 and the collector in processes of"
            + " their own.")
public final class ObjectsBenchmark implements Callable<Integer> {

  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  private static final double MEBI = 1 << 20;
  private static final int PER_FILE = 400;

  /** Compressed, as large as CloudTrail makes a file. */
  private static final int LARGE = 50 << 20;

  /** Records of the large file by this many events differ in nothing but the event's id. */
  private static final int ALIKE = 5;

  // Picocli fills these in before the command runs.
  @SuppressWarnings("NullAway.Init")
  @Spec
  private CommandSpec command;

  @Option(
      names = "--files",
      defaultValue = "800",
      description = "Files of some hundred records (default: ${DEFAULT-VALUE}).")
  private int files;

  @Option(
      names = "--small-files",
      defaultValue = "10000",
      description = "Files of one record (default: ${DEFAULT-VALUE}).")
  private int smallFiles;

  @Option(
      names = "--workers",
      defaultValue = "2",
      description = "Workers of the collector (default: ${DEFAULT-VALUE}).")
  private int workers;

  @Option(names = "--quick", description = "A smoke run with few and small files.")
  private boolean quick;

  private final Workload workload = Workload.everyday(START, 100);
  private int announced;

  @Override
  public Integer call() throws Exception {
    int large = LARGE;
    if (quick) {
      files = 20;
      smallFiles = 50;
      large = 1 << 20;
    }
    Report report = new Report("Objects of S3 to the topic", Clock.systemUTC());
    report.note(
        "settings",
        ("%d workers, %d partitions, records of the simulated hospital; embedded broker in this"
                + " process, S3Proxy and the collector (heap at most 512 MB) in one each; CPU is"
                + " that of the collector's process with all its threads, wall clock from before"
                + " the announcements to the last commit; the first round of each kind of small files"
                + " does not count")
            .formatted(workers, BenchmarkKafka.PARTITIONS));
    try (BenchmarkKafka kafka = BenchmarkKafka.start();
        BenchmarkS3 s3 = BenchmarkS3.start();
        CollectorProcess collector = CollectorProcess.start(kafka, s3, workers)) {
      collect(kafka, s3, collector, contents(files, PER_FILE));
      usual(report, collect(kafka, s3, collector, contents(files, PER_FILE)));
      collect(kafka, s3, collector, contents(smallFiles / 2, 1));
      ofOne(report, collect(kafka, s3, collector, contents(smallFiles, 1)));
      large(report, kafka, s3, collector, large);
    }
    report.print(command.commandLine().getOut());
    return 0;
  }

  private static void usual(Report report, CollectorProcess.Work work) {
    String name = "files of %d records, ".formatted(PER_FILE);
    rates(report, name, work);
    report.figure(name + "heap beyond the baseline", work.heapGrowth() / MEBI, "MiB");
  }

  private void ofOne(Report report, CollectorProcess.Work work) {
    String name = "files of one record, ";
    report.atMost(name + "CPU a file", work.cpuSeconds() * 1000 / smallFiles, "ms", 1);
    report.figure(name + "files/s, wall clock", smallFiles / work.wallSeconds(), "/s");
    report.figure(name + "heap beyond the baseline", work.heapGrowth() / MEBI, "MiB");
  }

  private void large(
      Report report, BenchmarkKafka kafka, BenchmarkS3 s3, CollectorProcess collector, int size)
      throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream(size);
    long unpacked = 0;
    try (GZIPOutputStream gzip = new GZIPOutputStream(file, 1 << 16)) {
      while (file.size() < size - (1 << 17)) {
        byte[] record = workload.next().record();
        for (int i = 0; i < ALIKE; i++) {
          byte[] line = withNewId(record);
          gzip.write(line);
          unpacked += line.length;
        }
      }
    }
    String name = "one file of %.1f MiB, ".formatted(file.size() / MEBI);
    report.figure(name + "unpacked", unpacked / MEBI, "MiB");
    CollectorProcess.Work work = collect(kafka, s3, collector, List.of(file.toByteArray()));
    rates(report, name, work);
    report.atMost(name + "heap beyond the baseline", work.heapGrowth() / MEBI, "MiB", 256);
  }

  private static byte[] withNewId(byte[] record) {
    String id = "\"eventID\":\"";
    String text = new String(record, UTF_8);
    int at = text.indexOf(id) + id.length();
    return (text.substring(0, at) + UUID.randomUUID() + text.substring(at + 36) + "\n")
        .getBytes(UTF_8);
  }

  private static void rates(Report report, String name, CollectorProcess.Work work) {
    report.atLeast(
        name + "records per CPU-second", work.records() / work.cpuSeconds(), "/s", 50_000);
    report.figure(name + "records/s, wall clock", work.records() / work.wallSeconds(), "/s");
  }

  private List<byte[]> contents(int count, int records) throws IOException {
    List<byte[]> contents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(file)) {
        gzip.write("{\"Records\":[".getBytes(UTF_8));
        for (int j = 0; j < records; j++) {
          gzip.write(j == 0 ? "".getBytes(UTF_8) : ",".getBytes(UTF_8));
          gzip.write(workload.next().record());
        }
        gzip.write("]}".getBytes(UTF_8));
      }
      contents.add(file.toByteArray());
    }
    return contents;
  }

  private CollectorProcess.Work collect(
      BenchmarkKafka kafka, BenchmarkS3 s3, CollectorProcess collector, List<byte[]> contents)
      throws IOException {
    int first = announced;
    announced += contents.size();
    s3.put(contents.size(), i -> key(first + i), contents::get);
    return collector.collect(contents.size(), () -> announce(kafka, first, contents.size()));
  }

  private static String key(int number) {
    return "AWSLogs/111122223333/CloudTrail/eu-west-1/2026/03/02/111122223333_%d.json.gz"
        .formatted(number);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Closing the producer sends all of them.
  private static void announce(BenchmarkKafka kafka, int first, int count) {
    Clock clock = Clock.systemUTC();
    CollectRecords records = new CollectRecords(BenchmarkKafka.PREFIX, "benchmark", clock);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            new HashMap<>(kafka.clientProperties()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int i = first; i < first + count; i++) {
        producer.send(
            records.announcement(
                Topics.OBJECTS,
                new ObjectAnnouncement(
                    BenchmarkS3.BUCKET,
                    key(i),
                    null,
                    ObjectAnnouncement.Content.TRAIL_EVENTS,
                    "benchmark",
                    clock.instant())));
      }
    }
  }
}
