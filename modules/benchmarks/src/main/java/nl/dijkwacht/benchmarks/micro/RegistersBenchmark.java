package nl.dijkwacht.benchmarks.micro;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import nl.dijkwacht.core.finding.ExceptionEntry;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.registers.RegisterFile;
import nl.dijkwacht.registers.RegisterReading;
import nl.dijkwacht.registers.RegisterSettings;
import nl.dijkwacht.registers.Registers;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Looking up in registers, of which a large organisation has many entries. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RegistersBenchmark {

  private static final String ACCOUNT = "111122223333";
  private static final int ENTRIES_OF_A_FILE = 2_000;

  /** Entries about assets, and as many exceptions for one control. */
  @Param({"10", "10000"})
  public int entries = 10_000;

  private Registers registers = Registers.empty();
  private List<ConfigurationItem> items = List.of();
  private int next;

  @Setup
  public void read() {
    List<RegisterFile> files = new ArrayList<>();
    for (int first = 0; first < entries; first += ENTRIES_OF_A_FILE) {
      files.add(file(first, Math.min(entries, first + ENTRIES_OF_A_FILE)));
    }
    RegisterReading reading = Registers.read(files, RegisterSettings.DEFAULT);
    if (!reading.problems().isEmpty()) {
      throw new IllegalStateException(reading.problems().get(0).toString());
    }
    registers = reading.registers();
    List<ConfigurationItem> made = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      // Every other one is in the register.
      made.add(bucket("files-%d-%s".formatted(i * 2 * entries / 2_000, i % 2 == 0 ? "x" : "")));
    }
    items = made;
  }

  private static RegisterFile file(int from, int to) {
    StringBuilder text = new StringBuilder("assets:\n");
    for (int i = from; i < to; i++) {
      text.append(
          "  - {id: a%d, arn: 'arn:aws:s3:::files-%d-*', personal-data: true, owner: team}\n"
              .formatted(i, i));
    }
    text.append("exceptions:\n");
    for (int i = from; i < to; i++) {
      text.append(
          ("  - {id: e%d, control: c, resource: 'arn:aws:s3:::files-%d-*', owner: o, reason: r,"
                  + " legal-basis: l, from: 2026-01-01, expires: 2026-12-31}\n")
              .formatted(i, i));
    }
    return new RegisterFile("registers-%d.yml".formatted(from), text.toString().getBytes(UTF_8));
  }

  private static ConfigurationItem bucket(String name) {
    return new ConfigurationItem(
        new ResourceId("aws", ACCOUNT, "eu-west-1", "AWS::S3::Bucket", name),
        "arn:aws:s3:::" + name,
        name,
        Instant.EPOCH,
        null,
        ConfigurationItem.Status.PRESENT,
        null,
        Map.of("Name", name, "DataClassificatie", "Intern", "Eigenaar", "team", "Doel", "zorg"),
        true,
        Map.of(),
        Map.of(),
        List.of(),
        ConfigurationItem.Source.SNAPSHOT);
  }

  private ConfigurationItem item() {
    next = (next + 1) % items.size();
    return items.get(next);
  }

  @Benchmark
  public Classification classify() {
    return registers.classify(item());
  }

  @Benchmark
  public Optional<ExceptionEntry> exception() {
    String arn = "arn:aws:s3:::" + item().name();
    return registers.exceptionFor(
        "c", List.of(arn), ACCOUNT, "", Instant.parse("2026-06-01T00:00:00Z"));
  }
}
