package nl.dijkwacht.app.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import nl.dijkwacht.app.CommandRun;
import nl.dijkwacht.core.privacy.PseudonymKeyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which keys pseudonyms are made with while the file of keys changes. */
class ReloadedPseudonymsTest {

  @TempDir private Path folder;

  private final Moved clock = new Moved();

  /** A clock that is moved by hand. */
  private static final class Moved extends Clock {
    private Instant now = Instant.parse("2026-11-26T10:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  private Path keys() {
    return folder.resolve("keys");
  }

  private void rotate() {
    CommandRun run =
        CommandRun.of(
            Map.of("DIJKWACHT_PRIVACY_PSEUDONYM_KEYS", keys().toString()), "pseudonyms", "rotate");
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  private String byFile() throws IOException {
    return new PseudonymKeyFile(keys()).read().of("anna");
  }

  private void pass(int seconds) {
    clock.now = clock.now.plus(Duration.ofSeconds(seconds));
  }

  @Test
  void aKeyThatIsRotatedInCountsWithinSecondsAndWithoutARestart() throws IOException {
    rotate();
    ReloadedPseudonyms pseudonyms = ReloadedPseudonyms.of(keys(), clock);
    String before = pseudonyms.of("anna");
    assertThat(before).isEqualTo(byFile());

    rotate();
    assertThat(pseudonyms.of("anna")).as("it looks now and then only").isEqualTo(before);
    pass(5);
    assertThat(pseudonyms.of("anna")).isNotEqualTo(before).isEqualTo(byFile());
  }

  @Test
  void keysThatAreDamagedOrGoneLeaveThoseBeforeInEffect() throws IOException {
    rotate();
    ReloadedPseudonyms pseudonyms = ReloadedPseudonyms.of(keys(), clock);
    String before = pseudonyms.of("anna");

    Files.writeString(keys(), "no key");
    pass(5);
    assertThat(pseudonyms.of("anna")).isEqualTo(before);
    Files.delete(keys());
    pass(5);
    assertThat(pseudonyms.of("anna")).isEqualTo(before);
    rotate();
    pass(5);
    assertThat(pseudonyms.of("anna")).isNotEqualTo(before).isEqualTo(byFile());
  }

  @Test
  void withoutAnyKeyThereIsNone() {
    assertThatThrownBy(() -> ReloadedPseudonyms.of(keys(), clock)).isInstanceOf(IOException.class);
  }
}
