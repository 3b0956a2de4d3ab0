package nl.dijkwacht.benchmarks.micro;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import nl.dijkwacht.core.signal.Candidate;
import nl.dijkwacht.core.signal.Subject;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.sigma.RuleFile;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.sigma.correlate.Correlation;
import nl.dijkwacht.sigma.correlate.Correlator;
import nl.dijkwacht.sigma.correlate.MemoryEntryStore;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Judging one candidate: an event that matched a rule of a correlation. Groups run full, so it
 * includes forgetting the oldest events and reading a group again.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
@Fork(1)
public class CorrelationBenchmark {

  private static final int GROUPS = 2;

  /** One event in so many comes late, by up to as many seconds. */
  private static final int LATE = 20;

  private static final String RULES =
      """
      title: A read
      id: 00000000-0000-4000-8000-000000000001
      name: a_read
      status: test
      level: low
      logsource: {product: aws, service: cloudtrail}
      detection:
        selection: {eventName: GetObject}
        condition: selection
      ---
      title: Many reads
      id: 00000000-0000-4000-8000-000000000002
      status: test
      level: high
      correlation:
        type: %s
        rules: a_read
        group-by: userIdentity.arn
        timespan: %ds
        condition: {%s}
      """;

  /** {@code event_count}, or {@code value_count} with 2,000 different values in each window. */
  @Param({"event_count", "value_count"})
  public String type = "event_count";

  private final Subject[] subjects = new Subject[GROUPS];
  private final String[] groups = new String[GROUPS];
  private Correlation correlation = correlation("event_count");
  private Correlator correlator = new Correlator(new MemoryEntryStore());
  private long turn;

  @Setup(Level.Trial)
  public void begin() {
    correlation = correlation(type);
    correlator = new Correlator(new MemoryEntryStore());
    for (int i = 0; i < GROUPS; i++) {
      subjects[i] = new Subject("", Map.of("userIdentity.arn", "arn:aws:iam::1:user/" + i));
      groups[i] = "group-" + i;
    }
  }

  private static Correlation correlation(String type) {
    boolean values = type.equals("value_count");
    String condition = values ? "field: requestParameters.key, gt: 2000" : "gt: 3000";
    // A group has an event each second.
    int timespan = values ? 2_400 : 2_000;
    byte[] content = RULES.formatted(type, timespan, condition).getBytes(StandardCharsets.UTF_8);
    RuleSet rules = RuleSet.read(List.of(new RuleFile("benchmark.yml", content)));
    return rules.correlations().get(0);
  }

  @Benchmark
  public Correlator.Result judge() {
    int group = (int) (turn % GROUPS);
    long second = turn / GROUPS;
    long late = second % LATE == 0 ? second % (LATE * 3) : 0;
    Candidate candidate = candidate(group, second, second - late);
    turn++;
    return correlator.add(correlation, candidate, second * 1000);
  }

  private Candidate candidate(int group, long number, long second) {
    Instant time = Instant.ofEpochSecond(second);
    String id = "event-" + number;
    EventSummary event =
        new EventSummary(
            id,
            time,
            time,
            "s3.amazonaws.com",
            "GetObject",
            "111122223333",
            "eu-west-1",
            new Principal(Principal.Kind.UNKNOWN, "unknown", null),
            null,
            null,
            null,
            null);
    List<Long> values = type.equals("value_count") ? List.of(number % 2_000) : List.of();
    return new Candidate(
        correlation.ref().id(),
        correlation.stateHash(),
        groups[group],
        subjects[group],
        id,
        1,
        values,
        0,
        event);
  }
}
