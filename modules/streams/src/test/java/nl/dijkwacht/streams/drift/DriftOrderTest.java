package nl.dijkwacht.streams.drift;

import static nl.dijkwacht.streams.TrailRecord.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import nl.dijkwacht.core.verdict.Attribution;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.core.verdict.Posture;
import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.core.verdict.Verdict.Result;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever order items and changes come in, and however often: they come to the same. */
class DriftOrderTest {

  private static final String[] PEOPLE = {"jan", "piet", "els"};
  private static final Instant BEGIN = NOON.minus(Duration.ofHours(5));

  /** Either a state or a change. */
  private record Heard(Bucket.@Nullable State state, @Nullable Change change) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatAResourceComesToDependsOnTheSetAlone(long seed) {
    Random random = new Random(seed);
    List<Heard> heard = heard(random);
    Map<String, String> expected = endOf(heard);
    assertThat(expected.values()).anyMatch(end -> end.contains("FAIL"));
    for (int i = 0; i < 4; i++) {
      List<Heard> shuffled = new ArrayList<>(heard);
      heard.stream().filter(one -> random.nextInt(4) == 0).forEach(shuffled::add);
      Collections.shuffle(shuffled, random);
      assertThat(endOf(shuffled)).as("shuffle %d", i).isEqualTo(expected);
    }
  }

  private static List<Heard> heard(Random random) {
    List<Heard> heard = new ArrayList<>();
    for (int bucket = 0; bucket < 6; bucket++) {
      String name = "bucket-" + bucket;
      for (int i = 0; i < 6; i++) {
        Bucket.State state = Bucket.at(name, BEGIN.plusSeconds(random.nextInt(3_000)));
        for (String flag : List.of("a", "b")) {
          int value = random.nextInt(5);
          state = value == 0 ? state : state.with(flag, value == 1 ? "-" : (Object) (value > 2));
        }
        heard.add(new Heard(state, null));
      }
      for (int i = 0; i < 5; i++) {
        String flag = random.nextBoolean() ? "a" : "b";
        String who = PEOPLE[random.nextInt(PEOPLE.length)];
        Instant at = BEGIN.plusSeconds(random.nextInt(4_000));
        heard.add(
            new Heard(
                null,
                random.nextInt(3) == 0
                    ? Bucket.touch(name, flag, who, at)
                    : Bucket.set(name, flag, random.nextBoolean(), who, at)));
      }
    }
    return heard;
  }

  /** Results by bucket, and of each that fails who did it and since when. */
  private static Map<String, String> endOf(List<Heard> heard) {
    Map<String, Posture> postures = new HashMap<>();
    Map<String, Verdict> verdicts = new TreeMap<>();
    try (DriftDriver drift = new DriftDriver()) {
      // The account is known, so that nothing is its baseline.
      drift.item(Bucket.at("first", BEGIN.minusSeconds(9_000)), NOON.minus(Duration.ofDays(2)));
      for (int bucket = 0; bucket < 6; bucket++) {
        Bucket.State first = Bucket.at("bucket-" + bucket, BEGIN.minusSeconds(60));
        drift.item(first.with("a", false).with("b", false), NOON.minus(Duration.ofHours(4)));
      }
      for (Heard one : heard) {
        if (one.state() != null) {
          drift.item(one.state());
        } else if (one.change() != null) {
          drift.change(one.change());
        }
      }
      drift.postures().forEach((name, posture) -> postures.put(name, posture));
      for (Verdict verdict : drift.verdicts()) {
        verdicts.put(verdict.resource().id() + " " + verdict.control().id(), verdict);
      }
    }
    Map<String, String> end = new TreeMap<>();
    postures.forEach((name, posture) -> end.put(name, new TreeMap<>(posture.results()).toString()));
    verdicts.forEach(
        (about, verdict) -> {
          if (verdict.result() == Result.FAIL) {
            end.put(
                about,
                verdict.result()
                    + " "
                    + verdict.standing()
                    + " since "
                    + verdict.since()
                    + " by "
                    + by(verdict.attribution()));
          }
        });
    return end;
  }

  private static String by(@Nullable Attribution attribution) {
    return attribution == null
        ? "nobody"
        : attribution.call().eventId() + attribution.confidence() + attribution.rivals();
  }
}
