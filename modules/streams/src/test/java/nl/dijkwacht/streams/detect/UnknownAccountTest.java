package nl.dijkwacht.streams.detect;

import static nl.dijkwacht.streams.TrailRecord.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.dijkwacht.core.Heartbeat;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.signal.Subject;
import nl.dijkwacht.streams.StageDriver;
import org.junit.jupiter.api.Test;

class UnknownAccountTest {

  private static final String KNOWN = "111122223333";
  private static final String STRANGE = "999988887777";

  @Test
  void anAccountThatIsNotRegisteredIsToldOnce() {
    try (StageDriver stage = driver(Set.of(KNOWN))) {
      heard(stage, KNOWN, "trail/a", NOON);
      heard(stage, STRANGE, "trail/b", NOON);
      heard(stage, STRANGE, "trail/b", NOON);
      heard(stage, STRANGE, "trail/c", NOON.plusSeconds(60));
      heard(stage, "", "trail/of-several", NOON);

      List<Signal> told = Sources.told(stage);
      assertThat(told).hasSize(1);
      assertThat(told.get(0).rule()).isEqualTo(SourceRules.UNKNOWN_ACCOUNT);
      assertThat(told.get(0).subject()).isEqualTo(new Subject(STRANGE, Map.of("account", STRANGE)));
      assertThat(told.get(0).event().note()).contains("trail/b");

      try (StageDriver another = driver(Set.of(KNOWN))) {
        another.restore(stage);
        heard(another, STRANGE, "trail/d", NOON.plusSeconds(120));
        assertThat(Sources.told(another)).isEmpty();
      }
    }
  }

  @Test
  void whoeverRegistersNoneIsNotAsked() {
    try (StageDriver stage = driver(Set.of())) {
      heard(stage, STRANGE, "trail/a", NOON);

      assertThat(Sources.told(stage)).isEmpty();
    }
  }

  @Test
  void anAccountThatWasRegisteredAndIsNoMoreIsToldAgain() {
    try (StageDriver before = driver(Set.of(KNOWN));
        StageDriver registered = driver(Set.of(KNOWN, STRANGE));
        StageDriver after = driver(Set.of(KNOWN))) {
      heard(before, STRANGE, "trail/a", NOON);
      registered.restore(before);
      heard(registered, STRANGE, "trail/a", NOON);
      after.restore(registered);
      heard(after, STRANGE, "trail/a", NOON);

      assertThat(Sources.told(before)).hasSize(1);
      assertThat(Sources.told(registered)).isEmpty();
      assertThat(Sources.told(after)).isEqualTo(List.of(told()));
    }
  }

  private static Signal told() {
    Heartbeat first = heartbeat(STRANGE, "trail/a", NOON);
    return new SourceSignals(StageDriver.PREFIX.value()).unknownAccount(first, NOON);
  }

  @Test
  void whoIsNotHeardForAMonthIsForgotten() {
    try (StageDriver stage = driver(Set.of(KNOWN))) {
      heard(stage, STRANGE, "trail/a", NOON);
      stage.pass(Duration.ofDays(20));
      heard(stage, STRANGE, "trail/a", NOON.plus(Duration.ofDays(20)));
      stage.pass(Duration.ofDays(20));
      assertThat(stage.<Long>store(DetectTopology.ACCOUNTS).get(STRANGE)).isNotNull();

      stage.pass(Duration.ofDays(11));
      assertThat(stage.<Long>store(DetectTopology.ACCOUNTS).get(STRANGE)).isNull();
      assertThat(Sources.told(stage)).hasSize(1);
    }
  }

  private static StageDriver driver(Set<String> known) {
    return Sources.driver(new SimpleMeterRegistry(), known);
  }

  private static void heard(StageDriver stage, String account, String source, Instant at) {
    Sources.pipe(stage, heartbeat(account, source, at), at);
  }

  private static Heartbeat heartbeat(String account, String source, Instant at) {
    return new Heartbeat(source, Heartbeat.Kind.TRAIL, account, "eu-west-1", at, at, 1);
  }
}
