package nl.dijkwacht.benchmarks.micro;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.dijkwacht.controls.ControlFile;
import nl.dijkwacht.controls.ControlSet;
import nl.dijkwacht.controls.ControlSettings;
import nl.dijkwacht.controls.Judged;
import nl.dijkwacht.controls.Judgement;
import nl.dijkwacht.rules.ControlPack;
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

/** Judging one configuration item by all controls of its type in the own pack. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(1)
public class ControlBenchmark {

  static final String ALL = "mix";

  /** A type of AWS Config, or {@code mix} for all that there are in turn. */
  @Param({"AWS::S3::Bucket", "AWS::RDS::DBInstance", "AWS::IAM::Role", ALL})
  public String type = ALL;

  private ControlSet controls = ControlSet.none();
  private List<Judged> items = List.of();
  private int turn;

  @Setup
  public void load() throws IOException {
    controls =
        ControlSet.read(
            ControlPack.files().stream()
                .map(file -> new ControlFile(file.name(), file.content()))
                .toList(),
            ControlSettings.DEFAULT);
    items =
        SampleItems.read().stream()
            .filter(each -> type.equals(ALL) || each.item().resource().type().equals(type))
            .toList();
  }

  @Benchmark
  public List<Judgement> judge() {
    turn = turn + 1 < items.size() ? turn + 1 : 0;
    return controls.judge(items.get(turn));
  }
}
