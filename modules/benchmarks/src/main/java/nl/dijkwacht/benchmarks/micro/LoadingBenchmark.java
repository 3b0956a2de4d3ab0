package nl.dijkwacht.benchmarks.micro;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.dijkwacht.benchmarks.input.Rules;
import nl.dijkwacht.sigma.RuleFile;
import nl.dijkwacht.sigma.RuleMatcher;
import nl.dijkwacht.sigma.RuleSet;
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

/** Reading and compiling many rules once, in a JVM that has just started: as it is for people. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(3)
public class LoadingBenchmark {

  /** How many rules are loaded. */
  @Param("5000")
  public int loaded = 5_000;

  /** Where the real rules beside the own pack are, with colons between. */
  @Param("")
  public String paths = "";

  private List<RuleFile> files = List.of();

  @Setup
  public void find() throws IOException {
    files = Rules.files(loaded, paths);
  }

  @Benchmark
  public RuleMatcher loadAndCompile() {
    return RuleSet.read(files).matcher();
  }
}
