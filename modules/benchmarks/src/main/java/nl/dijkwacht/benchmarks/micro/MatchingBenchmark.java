package nl.dijkwacht.benchmarks.micro;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

/** Reading one record and finding the rules that match it, which is mostly none. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(1)
public class MatchingBenchmark {

  static final String NO_RULES = "none";
  static final String OWN_PACK = "own";

  /** {@code simulator}, or a gzipped file of JSON lines. */
  @Param(RecordSource.SIMULATOR)
  public String input = RecordSource.SIMULATOR;

  /** {@code none}, or {@code own} with the paths of further rules behind colons. */
  @Param({NO_RULES, OWN_PACK})
  public String rules = NO_RULES;

  private final TrailEventReader reader = new TrailEventReader();
  private RuleMatcher matcher = RuleSet.read(List.of()).matcher();
  private byte[][] records = {};
  private int turn;

  @Setup
  public void load() throws IOException {
    records = RecordSource.records(input);
    if (!rules.equals(NO_RULES)) {
      List<Path> paths = Stream.of(rules.split(File.pathSeparator)).skip(1).map(Path::of).toList();
      matcher = Rules.ownAnd(paths).matcher();
    }
  }

  @Benchmark
  public List<SigmaRule> readAndMatch() {
    turn = turn + 1 < records.length ? turn + 1 : 0;
    return reader.read(records[turn]) instanceof TrailReading.Event read
        ? matcher.match(read.event())
        : List.of();
  }
}
