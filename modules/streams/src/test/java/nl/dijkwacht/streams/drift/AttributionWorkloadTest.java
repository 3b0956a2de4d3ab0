package nl.dijkwacht.streams.drift;

import static nl.dijkwacht.streams.TrailRecord.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.core.verdict.Verdict.Result;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * 10,000 calls on 1,000 buckets in 20 hours, by people who work at the same time, some in the same
 * minute on the same bucket; a third changes nothing that a control looks at, and some do not tell
 * what they set. AWS Config captures states seconds to minutes after calls and tells them 1 to 15
 * minutes later; calls come after seconds or after minutes, some after 45, a fifth of all twice.
 */
class AttributionWorkloadTest {

  private static final int BUCKETS = 1_000;
  private static final int CALLS = 10_000;
  private static final Instant BEGIN = NOON.minus(Duration.ofHours(30));
  private static final int SPAN_MILLIS = (int) Duration.ofHours(20).toMillis();
  private static final String[] PEOPLE = {"jan", "piet", "els", "ci", "noor", "ali", "mo", "eva"};

  /**
   * A call with what it did.
   *
   * @param flag that it set; null if none
   */
  private record Made(Instant at, Change change, @Nullable String flag, boolean fails) {}

  /** Something to be collected. */
  private record Arrival(
      Instant collectedAt, Bucket.@Nullable State state, @Nullable Change change) {}

  private final Map<String, List<Made>> calls = new TreeMap<>();

  private final Map<String, List<Arrival>> states = new HashMap<>();

  @ParameterizedTest
  @ValueSource(longs = 1)
  void nearlyAllAreAttributedToTheRightOneAndHardlyAnyToAnother(long seed) {
    Random random = new Random(seed);
    make(random);
    List<Arrival> arrivals = arrivals(random);
    Map<String, Integer> told = new TreeMap<>(Map.of("right", 0, "wrong", 0, "missing", 0));
    for (List<Verdict> verdicts : lastOfEach(run(arrivals))) {
      told.merge(judge(verdicts), 1, Integer::sum);
    }
    int right = told.getOrDefault("right", 0);
    int wrong = told.getOrDefault("wrong", 0);
    double all = right + wrong + told.getOrDefault("missing", 0);
    System.out.printf("seed %d: %s of %.0f%n", seed, told, all);
    assertThat(all).isGreaterThan(2_000);
    assertThat(right / all).as(told.toString()).isGreaterThanOrEqualTo(0.99);
    assertThat(wrong / all).as(told.toString()).isLessThanOrEqualTo(0.004);
  }

  private void make(Random random) {
    for (int i = 0; i < CALLS; ) {
      String bucket = "bucket-" + random.nextInt(BUCKETS);
      Instant at = BEGIN.plusMillis(random.nextInt(SPAN_MILLIS));
      i++;
      add(bucket, at, random);
      // Others work on the same at the same time.
      while (i < CALLS && random.nextInt(10) < 3) {
        at = at.plusMillis(1 + random.nextInt(60_000));
        i++;
        add(bucket, at, random);
      }
    }
    calls.values().forEach(of -> of.sort(Comparator.comparing(Made::at)));
  }

  private void add(String bucket, Instant at, Random random) {
    String who = PEOPLE[random.nextInt(PEOPLE.length)];
    String flag = random.nextBoolean() ? "a" : "b";
    boolean fails = random.nextBoolean();
    Instant told = at.truncatedTo(ChronoUnit.SECONDS);
    int kind = random.nextInt(100);
    Made made =
        kind < 30
            ? new Made(at, other(bucket, who, told), null, false)
            : kind < 32
                ? new Made(at, Bucket.touch(bucket, flag, who, told), flag, fails)
                : new Made(at, Bucket.set(bucket, flag, fails, who, told), flag, fails);
    calls.computeIfAbsent(bucket, of -> new ArrayList<>()).add(made);
  }

  private static Change other(String bucket, String who, Instant at) {
    return Bucket.call(bucket, "PutBucketTagging", who, at, Change.Means.CONSOLE, null);
  }

  private List<Arrival> arrivals(Random random) {
    List<Arrival> arrivals = new ArrayList<>();
    calls.forEach(
        (bucket, made) -> {
          // Long known, so that what fails later is no baseline.
          arrivals.add(arrival(bucket, BEGIN.minusSeconds(3_600), random));
          for (Made call : made) {
            Instant captured = call.at().plusMillis(2_000 + random.nextInt(120_000));
            arrivals.add(arrival(bucket, captured, random));
            for (int copies = random.nextInt(5) == 0 ? 2 : 1; copies > 0; copies--) {
              Instant collected = call.at().plusMillis(delay(random));
              arrivals.add(new Arrival(collected, null, call.change()));
            }
          }
        });
    arrivals.sort(Comparator.comparing(Arrival::collectedAt));
    return arrivals;
  }

  /** Of calls, in milliseconds: by EventBridge, by files, and what AWS forgot for a while. */
  private static int delay(Random random) {
    int kind = random.nextInt(100);
    int seconds = kind < 50 ? 2 + random.nextInt(10) : kind < 98 ? random.nextInt(900) : 2_700;
    return seconds * 1_000 + 1 + random.nextInt(998);
  }

  private Arrival arrival(String bucket, Instant captured, Random random) {
    Instant collected = captured.plusMillis(60_000 + random.nextInt(840_000));
    Bucket.State state =
        Bucket.at(bucket, captured)
            .with("a", valueAt(bucket, "a", captured))
            .with("b", valueAt(bucket, "b", captured));
    Arrival arrival = new Arrival(collected, state, null);
    states.computeIfAbsent(bucket, of -> new ArrayList<>()).add(arrival);
    return arrival;
  }

  private boolean valueAt(String bucket, String flag, Instant time) {
    Made cause = causeAt(bucket, flag, time);
    return cause != null && cause.fails();
  }

  /** The call that made a flag what it was at a time; null if it always was. */
  private @Nullable Made causeAt(String bucket, String flag, Instant time) {
    Made cause = null;
    for (Made call : calls.getOrDefault(bucket, List.of())) {
      boolean sets = flag.equals(call.flag()) && !call.at().isAfter(time);
      boolean now = cause != null && cause.fails();
      if (sets && call.fails() != now) {
        cause = call;
      }
    }
    return cause;
  }

  private static List<Verdict> run(List<Arrival> arrivals) {
    List<Verdict> verdicts = new ArrayList<>();
    try (DriftDriver drift = new DriftDriver()) {
      drift.item(Bucket.at("first", BEGIN), BEGIN.minus(Duration.ofDays(2)));
      int count = 0;
      for (Arrival arrival : arrivals) {
        if (arrival.state() != null) {
          drift.item(arrival.state(), arrival.collectedAt());
        } else if (arrival.change() != null) {
          drift.change(arrival.change(), arrival.collectedAt());
        }
        if (++count % 1_000 == 0) {
          verdicts.addAll(drift.verdicts());
        }
      }
      verdicts.addAll(drift.verdicts());
    }
    return verdicts;
  }

  /** Verdicts of the same result in a row: the last of them is what stays. */
  private static List<List<Verdict>> lastOfEach(List<Verdict> verdicts) {
    Map<String, List<Verdict>> open = new HashMap<>();
    List<List<Verdict>> all = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      List<Verdict> row = open.get(verdict.findingId());
      if (row == null || row.get(0).result() != verdict.result()) {
        row = new ArrayList<>();
        open.put(verdict.findingId(), row);
        all.add(row);
      }
      row.add(verdict);
    }
    return all;
  }

  private String judge(List<Verdict> row) {
    Verdict first = row.get(0);
    Verdict last = row.get(row.size() - 1);
    String bucket = first.resource().id();
    Made cause = causeAt(bucket, first.control().id(), shownAt(last));
    boolean isExpected = cause != null && cause.fails() == (first.result() == Result.FAIL);
    if (last.attribution() == null) {
      return isExpected ? "missing" : "rightly nobody";
    }
    String named = last.attribution().call().principal().id();
    return isExpected && named.equals(principal(cause)) ? "right" : "wrong";
  }

  /** When what a verdict tells was so, by the states that were known then. */
  private Instant shownAt(Verdict verdict) {
    Instant shown = verdict.since().plusMillis(999);
    List<Bucket.State> known =
        states.getOrDefault(verdict.resource().id(), List.of()).stream()
            .filter(arrival -> !arrival.collectedAt().isAfter(verdict.collectedAt()))
            .map(Arrival::state)
            .filter(Objects::nonNull)
            .sorted(Comparator.comparing(Bucket.State::at).reversed())
            .toList();
    if (verdict.standing() != Verdict.Standing.CONFIRMED) {
      return shown;
    }
    for (Bucket.State state : known) {
      boolean fails = Boolean.TRUE.equals(state.flags().get(verdict.control().id()));
      if (fails != (verdict.result() == Result.FAIL)) {
        break;
      }
      shown = state.at();
    }
    return shown;
  }

  private static String principal(@Nullable Made made) {
    return made == null ? "" : made.change().event().principal().id();
  }
}
