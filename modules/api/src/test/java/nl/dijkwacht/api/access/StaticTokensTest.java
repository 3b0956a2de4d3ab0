package nl.dijkwacht.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaticTokensTest {

  private static final StaticToken TOKEN = StaticToken.random();

  @TempDir private Path folder;
  private final AtomicLong nanos = new AtomicLong();

  private Path file(String... lines) throws IOException {
    return Files.write(folder.resolve("tokens"), List.of(lines));
  }

  @Test
  void theLineThatIsPrintedIsTheOneThatIsRead() throws Exception {
    String line = TOKEN.line("j.jansen", Set.of(Role.FG, Role.ANALYST), Set.of("Ziekenhuis Noord"));
    StaticTokens tokens = StaticTokens.of(file("# of people", "", line));

    assertThat(tokens.of(TOKEN.secret()))
        .isEqualTo(
            new Authentication.Outcome.Known(
                new Caller("j.jansen", Set.of(Role.FG, Role.ANALYST), Set.of("Ziekenhuis Noord"))));
    assertThat(tokens.of(TOKEN.secret() + "x")).isInstanceOf(Authentication.Outcome.Refused.class);
    assertThat(line).doesNotContain(TOKEN.secret());
    assertThat(TOKEN.toString()).doesNotContain(TOKEN.secret());
  }

  @Test
  void tokensAreLongAndNoTwoAreTheSame() {
    assertThat(StaticToken.random().secret())
        .matches("dw_[A-Za-z0-9_-]{43}")
        .isNotEqualTo(StaticToken.random().secret());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a; analyst; *",
        "a; analyst; *; 12",
        "; analyst; *; HASH",
        "a; boss; *; HASH",
        "a; ; *; HASH",
        "a; analyst; *; HASH; more"
      })
  void aLineThatIsWrongIsToldWithItsPlace(String line) throws Exception {
    Path file = file("# of people", line.replace("HASH", TOKEN.hash()));

    assertThatThrownBy(() -> StaticTokens.of(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("tokens, line 2: ");
  }

  @Test
  void aFileThatChangesIsReadAnewAndOneThatIsWrongLeavesWhatHeld() throws Exception {
    Path file = file(TOKEN.line("a", Set.of(Role.ANALYST), Set.of("*")));
    StaticTokens tokens = StaticTokens.of(file, nanos::get);
    StaticToken next = StaticToken.random();

    change(file, "rubbish", 60);
    assertThat(tokens.of(TOKEN.secret())).isInstanceOf(Authentication.Outcome.Known.class);

    change(file, next.line("a", Set.of(Role.ANALYST), Set.of("*")), 120);
    assertThat(tokens.of(TOKEN.secret())).isInstanceOf(Authentication.Outcome.Refused.class);
    assertThat(tokens.of(next.secret())).isInstanceOf(Authentication.Outcome.Known.class);
  }

  private void change(Path file, String line, int seconds) throws IOException {
    Files.write(file, List.of(line));
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(seconds)));
    nanos.addAndGet(Duration.ofSeconds(6).toNanos());
  }
}
