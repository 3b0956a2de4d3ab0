package nl.dijkwacht.core.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PseudonymKeysTest {

  private static final Instant NOW = Instant.parse("2026-11-26T17:00:00Z");
  private static final String ANNA = "arn:aws:iam::111122223333:user/anna";

  private final SecureRandom random = new SecureRandom();

  @TempDir private Path folder;

  private PseudonymKeyFile file() {
    return new PseudonymKeyFile(folder.resolve("keys/pseudonyms"));
  }

  @Test
  void aPseudonymIsTheSameUnderOneKeyAndTellsPeopleApart() {
    PseudonymKeys keys = PseudonymKeys.first(random, NOW);
    Set<String> made = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      made.add(keys.of("person " + i));
    }

    assertThat(keys.of(ANNA)).isEqualTo(keys.of(ANNA)).matches(PseudonymKeys::isPseudonym);
    assertThat(keys.of(ANNA)).startsWith("p-" + keys.inUse().id() + "-").doesNotContain("anna");
    assertThat(made).hasSize(10_000);
    assertThat(PseudonymKeys.first(random, NOW).of(ANNA)).isNotEqualTo(keys.of(ANNA));
  }

  @Test
  void oldPseudonymsAreResolvedUntilTheirKeyIsRetired() {
    PseudonymKeys first = PseudonymKeys.first(random, NOW);
    String old = first.of(ANNA);
    PseudonymKeys rotated = first.rotated(random, NOW.plusSeconds(1));

    assertThat(rotated.of(ANNA)).isNotEqualTo(old);
    assertThat(rotated.standsFor(old, ANNA)).isTrue();
    assertThat(rotated.standsFor(old, ANNA + "x")).isFalse();
    assertThat(rotated.retired(rotated.inUse().id())).isNull();
    assertThat(rotated.retired("ffffff")).isNull();
    PseudonymKeys retired = Objects.requireNonNull(rotated.retired(first.inUse().id()));
    assertThat(retired.keyOf(old)).isNull();
    assertThat(retired.standsFor(old, ANNA)).isFalse();
  }

  @Test
  void keysAreReadAsTheyWereWrittenAndTheirOwnerAloneMay() throws IOException {
    PseudonymKeys keys = PseudonymKeys.first(random, NOW).rotated(random, NOW.plusSeconds(1));
    file().write(keys);
    file().write(keys);

    PseudonymKeys read = file().read();
    assertThat(read.all()).hasSize(2);
    assertThat(read.inUse().madeAt()).isEqualTo(NOW.plusSeconds(1));
    assertThat(read.of(ANNA)).isEqualTo(keys.of(ANNA));
    Path path = folder.resolve("keys/pseudonyms");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-------");

    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(catchThrowable(() -> file().read()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("chmod 600");
  }

  @Test
  void aDamagedFileIsToldByItsLineAndWithoutItsContent() throws IOException {
    file().write(PseudonymKeys.first(random, NOW));
    Path path = folder.resolve("keys/pseudonyms");
    String damaged =
        Files.readString(path).replace("=\n", "\n").replaceAll("(?m)^(......) ", "$1A ");
    Files.writeString(path, damaged);

    assertThat(catchThrowable(() -> file().read()))
        .hasMessageContaining("line 3 of")
        .hasMessageNotContaining(damaged.lines().toList().get(2).substring(30, 40))
        .hasNoCause();
    Files.writeString(path, "# none\n");
    assertThat(catchThrowable(() -> file().read())).hasMessageContaining("has 0 keys");
  }

  @Test
  void aKeyIsNotPrinted() throws IOException {
    PseudonymKeys keys = PseudonymKeys.first(random, NOW);
    file().write(keys);
    String secret = Files.readAllLines(folder.resolve("keys/pseudonyms")).get(2).split(" ")[2];

    assertThat(keys.inUse().toString()).startsWith("key ").doesNotContain(secret);
  }
}
