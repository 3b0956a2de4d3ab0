package nl.dijkwacht.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import nl.dijkwacht.core.signal.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LabelsTest {

  @ParameterizedTest
  @EnumSource(DeadLetterReason.class)
  void reasonsAreFoundByTheirLabel(DeadLetterReason reason) {
    assertThat(reason.label()).matches("[a-z0-9]+(-[a-z0-9]+)*");
    assertThat(DeadLetterReason.ofLabel(reason.label())).contains(reason);
  }

  @Test
  void labelsOfReasonsDoNotChange() {
    assertThat(Stream.of(DeadLetterReason.values()).map(DeadLetterReason::label))
        .contains("malformed-json", "invalid-utf8", "not-a-trail-event", "no-event-time");
    assertThat(DeadLetterReason.ofLabel("MALFORMED_JSON")).isEmpty();
    assertThat(DeadLetterReason.ofLabel("")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Level.class)
  void levelsAreFoundByTheirLabelInAnyCase(Level level) {
    assertThat(Level.ofLabel(level.label())).contains(level);
    assertThat(Level.ofLabel(level.name())).contains(level);
  }

  @Test
  void theGraverLevelWins() {
    assertThat(Level.ofLabel("severe")).isEmpty();
    assertThat(Level.LOW.or(Level.HIGH)).isEqualTo(Level.HIGH);
    assertThat(Level.HIGH.or(Level.LOW)).isEqualTo(Level.HIGH);
    assertThat(Level.INFORMATIONAL.or(Level.INFORMATIONAL)).isEqualTo(Level.INFORMATIONAL);
    assertThat(Level.values()).isSorted().startsWith(Level.INFORMATIONAL).endsWith(Level.CRITICAL);
  }

  @Test
  void aDeadLetterReadsAsASentence() {
    assertThat(new DeadLetter(DeadLetterReason.TRUNCATED, "a.json#3", "at byte 7", 1))
        .hasToString("a.json#3 ends in the middle of a record: at byte 7");
  }
}
