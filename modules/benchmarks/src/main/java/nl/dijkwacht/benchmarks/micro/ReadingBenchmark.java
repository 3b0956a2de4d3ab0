package nl.dijkwacht.benchmarks.micro;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import nl.dijkwacht.core.trail.TrailEventReader;
import nl.dijkwacht.core.trail.TrailReading;
import org.jspecify.annotations.Nullable;
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

/** Reading one record: the own reader, which checks all of it, beside Jackson in two ways. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(1)
public class ReadingBenchmark {

  /** {@code simulator}, or a gzipped file of JSON lines. */
  @Param(RecordSource.SIMULATOR)
  public String input = RecordSource.SIMULATOR;

  private final TrailEventReader reader = new TrailEventReader();
  private final ObjectMapper mapper = new ObjectMapper();
  private final JacksonFields fields = new JacksonFields();
  private byte[][] records = {};
  private int turn;

  @Setup
  public void load() throws IOException {
    records = RecordSource.records(input);
  }

  private byte[] next() {
    turn = turn + 1 < records.length ? turn + 1 : 0;
    return records[turn];
  }

  @Benchmark
  public TrailReading trailEventReader() {
    return reader.read(next());
  }

  @Benchmark
  public JsonNode jacksonTree() throws IOException {
    return mapper.readTree(next());
  }

  @Benchmark
  public @Nullable String[] jacksonStreamingTwelveFields() throws IOException {
    return fields.read(next());
  }
}
