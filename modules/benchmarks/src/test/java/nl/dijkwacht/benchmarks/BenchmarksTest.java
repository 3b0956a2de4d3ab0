package nl.dijkwacht.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class BenchmarksTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return Benchmarks.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  @Test
  void pipelineComparesDetectWithThePassThrough() {
    assertThat(run("pipeline", "--quick", "--records", "3000")).as(err.toString()).isZero();

    assertThat(out.toString())
        .contains("machine: ", "3,000 of ")
        .containsPattern("records that match a rule +1\\.67 %")
        .containsPattern("detect / pass-through, records/s .* at least 0\\.60 x: (not )?reached");
  }

  @Test
  void latencyFollowsEachProbeToItsAlert() {
    assertThat(run("latency", "--quick", "--rate", "200")).as(err.toString()).isZero();

    assertThat(out.toString())
        .contains("4 probes sent, 4 alerts\n")
        .doesNotContain("INCOMPLETE")
        .containsPattern("appended -> signal readable, p99 .* at most 100\\.0 ms")
        .containsPattern("collected -> alert readable, p50 .* at most 50\\.0 ms");
  }

  @Test
  void scanReadsAllRecordsOnOneAndTwoThreads() {
    assertThat(run("scan", "--quick", "--records", "500")).as(err.toString()).isZero();

    assertThat(out.toString())
        .contains("500 in ")
        .contains("scan on 1 thread(s), records/s, median")
        .containsPattern("scan on 2 thread\\(s\\), records/s, median .* at least 150,000 /s");
  }

  @Test
  void objectsAreCollectedByAProcessOfItsOwn() {
    assertThat(run("objects", "--quick")).as(err.toString()).isZero();

    assertThat(out.toString())
        .containsPattern("files of 400 records, records per CPU-second .* at least 50,000 /s")
        .containsPattern("files of one record, CPU a file .* at most 1\\.00 ms")
        .containsPattern("heap beyond the baseline .* at most 256\\.0 MiB");
  }

  @Test
  void driftWorksOffASnapshotAndTellsOfCalls() {
    assertThat(run("drift", "--quick", "--threads", "1")).as(err.toString()).isZero();

    assertThat(out.toString())
        .contains("calls: 20 calls, 20\n")
        .containsPattern("warm, items/s, all threads .* at least 3,333 /s")
        .containsPattern("verdict readable, p99 .* at most 300\\.0 ms")
        .containsPattern("stores on disk, a resource +[\\d,.]+ bytes")
        .containsPattern("start without local stores until it works +[\\d.]+ s");
  }

  @Test
  void subscriptionsAreAllServedThoughAReceiverIsDead() {
    assertThat(run("subscriptions", "--quick")).as(err.toString()).isZero();

    assertThat(out.toString())
        .contains("messages: 30 wanted, 30 received by 3 subscriptions\n")
        .containsPattern("alerts held against a filter +[\\d,.]+ /s");
  }

  @Test
  void jmhMeasuresReadingAndMatching() {
    assertThat(run("jmh", "--quick")).as(err.toString()).isZero();

    assertThat(out.toString())
        .containsPattern("event_count, candidates judged .* at least 200,000 /s")
        .containsPattern("value_count, candidates judged .* at least 100,000 /s")
        .containsPattern("items judged by all controls on one thread .* at least 20,000 /s")
        .contains("trailEventReader: [simulator]")
        .contains("jacksonTree: [simulator]")
        .contains("jacksonStreamingTwelveFields: [simulator]")
        .contains("readAndMatch: [simulator, own]")
        .containsPattern("300 rules loaded and compiled, cold .* at most 3\\.00 s")
        .containsPattern("from 60 to 300 rules, throughput falls by .* at most 20\\.0 %");
  }

  @Test
  void rulesThatAreNotThereAreTheUsersMistake() {
    assertThat(run("pipeline", "--quick", "--rules", "no/such/folder")).isEqualTo(2);

    assertThat(err.toString()).contains("--rules: there is nothing to read at no/such/folder.");
  }
}
