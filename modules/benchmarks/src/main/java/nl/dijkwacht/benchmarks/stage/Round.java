package nl.dijkwacht.benchmarks.stage;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.ToDoubleFunction;
import nl.dijkwacht.benchmarks.kafka.BenchmarkKafka;
import nl.dijkwacht.benchmarks.report.Samples;
import nl.dijkwacht.benchmarks.report.Usage;

/**
 * One topology worked off the whole topic once.
 *
 * @param startSeconds from the start of the application until its first records
 * @param used between the first records and the commit of the last, by the whole process
 * @param threadCpuNanos in the same time, by the stage's threads
 * @param liveHeapBytes what a full collection leaves after the last record, the stage still running
 */
public record Round(
    long records,
    int threads,
    double startSeconds,
    Usage used,
    long threadCpuNanos,
    long liveHeapBytes) {

  private static final Duration POLL = Duration.ofMillis(10);

  /** Waits until a stage has committed so many records. */
  public static Round of(BenchmarkKafka kafka, RunningStage stage, long records, int threads)
      throws InterruptedException, ExecutionException {
    Usage start = Usage.now();
    while (kafka.committed(stage.applicationId()) < records) {
      stage.check();
      Thread.sleep(POLL.toMillis());
    }
    Usage end = Usage.now();
    long threadCpu = stage.work().threadCpuNanos();
    Usage begin = stage.work().begin();
    if (begin == null) {
      throw new IllegalStateException("records were committed and never fetched");
    }
    return new Round(
        records,
        threads,
        begin.since(start).seconds(),
        end.since(begin),
        threadCpu,
        Usage.liveHeap());
  }

  public double recordsPerThreadSecond() {
    return records / used.seconds() / threads;
  }

  public double threadMicrosPerRecord() {
    return threadCpuNanos / 1e3 / records;
  }

  public double processMicrosPerRecord() {
    return used.cpuNanos() / 1e3 / records;
  }

  public static Samples over(List<Round> rounds, ToDoubleFunction<Round> figure) {
    return new Samples(rounds.stream().map(figure::applyAsDouble).toList());
  }
}
