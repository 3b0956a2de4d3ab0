package nl.dijkwacht.streams.drift.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.verdict.Attribution;
import nl.dijkwacht.core.verdict.Attribution.Confidence;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.core.verdict.Verdict.Result;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributorTest {

  private static final long MINUTE = 60_000;
  private static final Interval INTERVAL = new Interval(0, 10 * MINUTE, true);
  private static final Attributor FAILS =
      new Attributor("control", Set.of("s3.amazonaws.com/Relevant"), Result.FAIL);

  @Test
  void oneRelevantCallIsCertain() {
    assertThat(of(relevant("jan", 5), other("piet", 6))).isEqualTo("jan@5 CERTAIN 0");
  }

  @Test
  void oneRelevantCallIsOnlyLikelyWhereNothingIsKnownFromBefore() {
    Interval unbounded = new Interval(0, 10 * MINUTE, false);
    assertThat(text(FAILS.find(unbounded, List.of(relevant("jan", 5)))))
        .isEqualTo("jan@5 LIKELY 0");
    assertThat(text(FAILS.find(unbounded, List.of(says("jan", 5, Result.FAIL)))))
        .isEqualTo("jan@5 CERTAIN 0");
    assertThat(text(FAILS.find(unbounded, List.of(other("jan", 5))))).isEqualTo("nobody");
  }

  @Test
  void severalCallsOfOneAreLikelyTheLast() {
    assertThat(of(relevant("jan", 3), relevant("jan", 5))).isEqualTo("jan@5 LIKELY 0");
  }

  @Test
  void theFirstOfSeveralThatSetTheResultChangedIt() {
    assertThat(of(says("jan", 3, Result.FAIL), says("piet", 5, Result.FAIL)))
        .isEqualTo("jan@3 LIKELY 1");
  }

  @Test
  void theLastOfSeveralPeopleIsLikelyIfItAloneExplainsTheResult() {
    assertThat(of(relevant("jan", 3), says("piet", 5, Result.FAIL))).isEqualTo("piet@5 LIKELY 1");
    assertThat(of(says("piet", 3, Result.FAIL), relevant("jan", 5))).isEqualTo("nobody");
    assertThat(of(relevant("piet", 3), relevant("jan", 5))).isEqualTo("nobody");
  }

  @Test
  void whoSetTheOppositeDidNotDoItNorDidAnybodyBefore() {
    assertThat(of(says("jan", 3, Result.PASS), relevant("piet", 5))).isEqualTo("piet@5 CERTAIN 0");
    assertThat(of(says("jan", 3, Result.FAIL), says("piet", 5, Result.PASS))).isEqualTo("nobody");
    assertThat(of(says("piet", 5, Result.PASS))).isEqualTo("nobody");
  }

  @Test
  void aLoneCallOnTheResourceIsPossible() {
    assertThat(of(other("jan", 5))).isEqualTo("jan@5 POSSIBLE 0");
    assertThat(of(other("jan", 5), other("jan", 6))).isEqualTo("nobody");
  }

  @Test
  void callsBesideTheIntervalCountOnlyIfTheySetTheResult() {
    Call before = call("jan", "Relevant", -5_000, Map.of("control", Result.FAIL));
    Call behind = call("jan", "Relevant", 10 * MINUTE + 5_000, Map.of());
    assertThat(text(FAILS.find(INTERVAL, List.of(before)))).isEqualTo("jan@0 LIKELY 0");
    assertThat(text(FAILS.find(INTERVAL, List.of(behind)))).isEqualTo("nobody");
    Call far = call("jan", "Relevant", -15_000, Map.of("control", Result.FAIL));
    assertThat(text(FAILS.find(INTERVAL, List.of(far)))).isEqualTo("nobody");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void neitherOrderNorCopiesMatter(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      List<Call> calls = calls(random);
      Attribution expected = FAILS.find(INTERVAL, calls);
      List<Call> others = new ArrayList<>(calls);
      others.addAll(calls.subList(0, random.nextInt(calls.size() + 1)));
      Collections.shuffle(others, random);
      assertThat(FAILS.find(INTERVAL, others)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15})
  void whereAllCallsTellWhatTheySetTheOneIsNamedThatChangedIt(long seed) {
    Random random = new Random(seed);
    int named = 0;
    for (int i = 0; i < 500; i++) {
      List<Call> calls = calls(random).stream().filter(call -> !call.says().isEmpty()).toList();
      Call cause = null;
      for (Call call : calls.stream().sorted(Call.BY_EVENT_TIME).toList()) {
        boolean fails = call.saysOf("control") == Result.FAIL;
        cause = !fails ? null : cause == null ? call : cause;
      }
      Attribution found = FAILS.find(INTERVAL, calls);
      if (cause == null) {
        assertThat(found).isNull();
      } else {
        assertThat(Objects.requireNonNull(found).call()).isEqualTo(cause.change().event());
        named++;
      }
    }
    assertThat(named).isGreaterThan(100);
  }

  private static List<Call> calls(Random random) {
    List<Call> calls = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      String who = random.nextBoolean() ? "jan" : "piet";
      int minute = 1 + random.nextInt(9);
      calls.add(
          switch (random.nextInt(4)) {
            case 0 -> other(who, minute);
            case 1 -> relevant(who, minute);
            case 2 -> says(who, minute, Result.FAIL);
            default -> says(who, minute, Result.PASS);
          });
    }
    return calls;
  }

  private static String of(Call... calls) {
    return text(FAILS.find(INTERVAL, List.of(calls)));
  }

  private static String text(@Nullable Attribution found) {
    if (found == null) {
      return "nobody";
    }
    long minute = found.call().eventTime().toEpochMilli() / MINUTE;
    Confidence confidence = found.confidence();
    return found.call().principal().id() + "@" + minute + " " + confidence + " " + found.rivals();
  }

  private static Call relevant(String who, int minute) {
    return call(who, "Relevant", minute * MINUTE, Map.of());
  }

  private static Call other(String who, int minute) {
    return call(who, "Other", minute * MINUTE, Map.of());
  }

  private static Call says(String who, int minute, Result result) {
    return call(who, "Relevant", minute * MINUTE, Map.of("control", result));
  }

  private static Call call(String who, String name, long millis, Map<String, Result> says) {
    String id = who + name + millis + says;
    Instant at = Instant.ofEpochMilli(millis);
    EventSummary event =
        new EventSummary(
            id,
            at,
            at,
            "s3.amazonaws.com",
            name,
            "111122223333",
            "eu-west-1",
            new Principal(Principal.Kind.IAM_USER, who, null),
            null,
            null,
            null,
            null);
    ResourceId bucket = new ResourceId("aws", "111122223333", "eu-west-1", "AWS::S3::Bucket", "b");
    return new Call(new Change(id, bucket, event, Change.Means.CONSOLE, null, null, null), says);
  }
}
