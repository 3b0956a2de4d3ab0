package nl.dijkwacht.benchmarks.micro;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.dijkwacht.benchmarks.input.Rules;
import nl.dijkwacht.core.trail.TrailEventReader;
import nl.dijkwacht.core.trail.TrailReading;
import nl.dijkwacht.sigma.RuleMatcher;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.sigma.match.SigmaRule;
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

/** Reading one record of the simulator and matching it, with few rules and with many. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(1)
public class RuleCountBenchmark {

  /** How many rules there are: real ones first, then generated ones. */
  @Param({"60", "100", "159", "504", "1000", "3000"})
  public int count = 60;

  /** Where the real rules beside the own pack are, with colons between. */
  @Param("")
  public String paths = "";

  private final TrailEventReader reader = new TrailEventReader();
  private RuleMatcher matcher = RuleSet.read(List.of()).matcher();
  private byte[][] records = {};
  private int turn;

  @Setup
  public void load() throws IOException {
    records = RecordSource.records(RecordSource.SIMULATOR);
    matcher = RuleSet.read(Rules.files(count, paths)).matcher();
  }

  @Benchmark
  public List<SigmaRule> readAndMatchManyRules() {
    turn = turn + 1 < records.length ? turn + 1 : 0;
    return reader.read(records[turn]) instanceof TrailReading.Event read
        ? matcher.match(read.event())
        : List.of();
  }
}
