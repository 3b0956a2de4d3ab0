package nl.dijkwacht.registers.countries;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import nl.dijkwacht.simulator.hospital.CountryDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountryFileTest {

  private final AtomicLong now = new AtomicLong();

  @TempDir private Path folder;

  private static CountryDatabase dutch() {
    return new CountryDatabase()
        .put("198.51.100.0/24", Map.of("country", Map.of("iso_code", "NL")))
        .put("2001:db8::/32", Map.of("country", Map.of("iso_code", "DE")))
        .put("203.0.113.0/25", Map.of("country", "US"))
        .put("203.0.113.128/25", Map.of("country_code", "FR"))
        .put("192.0.2.0/24", Map.of("registered_country", Map.of("iso_code", "BE")))
        .put("10.0.0.0/8", Map.of("country", Map.of("iso_code", "Nowhere")));
  }

  private Path write(byte[] bytes) throws IOException {
    Path file = folder.resolve("countries.mmdb");
    Files.write(file, bytes);
    return file;
  }

  private CountryFile open(Path file) throws IOException {
    return CountryFile.open(file, () -> Instant.ofEpochMilli(now.get()));
  }

  @ParameterizedTest
  @CsvSource({
    "198.51.100.7, NL",
    "198.051.100.007, NL",
    "2001:db8:1::1, DE",
    "203.0.113.1, US",
    "203.0.113.200, FR",
    "192.0.2.1, BE",
    "10.1.2.3, unknown",
    "8.8.8.8, unknown",
    "s3.amazonaws.com, aws",
    "AWS Internal, aws",
    "example.org, unknown",
    "'', unknown",
    ", unknown"
  })
  void anAddressLiesInACountry(@Nullable String address, String country) throws IOException {
    assertThat(open(write(dutch().bytes())).of(address)).isEqualTo(country);
  }

  @Test
  void theFileTellsWhenItWasMade() throws IOException {
    assertThat(open(write(dutch().bytes())).builtAt()).isEqualTo("2026-01-01T00:00:00Z");
  }

  @Test
  void withoutAFileOnlyServicesAreKnown() {
    assertThat(Countries.none().of("198.51.100.7")).isEqualTo("unknown");
    assertThat(Countries.none().of("s3.amazonaws.com")).isEqualTo("aws");
    assertThat(Countries.none().of(null)).isEqualTo("unknown");
  }

  @Test
  void aNewFileIsTakenAndABrokenOneIsNot() throws IOException {
    Path file = write(dutch().bytes());
    CountryFile countries = open(file);
    assertThat(countries.of("198.51.100.7")).isEqualTo("NL");

    replace(file, new CountryDatabase().put("198.51.100.0/24", Map.of("country", "IE")).bytes());
    assertThat(countries.of("198.51.100.7")).isEqualTo("NL");
    now.addAndGet(60_000);
    assertThat(countries.of("198.51.100.7")).isEqualTo("IE");

    replace(file, "broken".getBytes(UTF_8));
    now.addAndGet(60_000);
    assertThat(countries.of("198.51.100.7")).isEqualTo("IE");
    Files.delete(file);
    now.addAndGet(60_000);
    assertThat(countries.of("198.51.100.7")).isEqualTo("IE");
  }

  private static void replace(Path file, byte[] bytes) throws IOException {
    FileTime before = Files.getLastModifiedTime(file);
    Files.write(file, bytes);
    Files.setLastModifiedTime(file, FileTime.from(before.toInstant().plusSeconds(5)));
  }

  @Test
  void aFileThatCannotBeUsedIsAClearError() throws IOException {
    assertThatThrownBy(() -> open(folder.resolve("none.mmdb")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot be read");
    for (byte[] bytes : new byte[][] {{}, "text".getBytes(UTF_8), new byte[100_000]}) {
      Path file = write(bytes);
      assertThatThrownBy(() -> open(file))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("MaxMind's format");
    }
  }

  @Test
  void aDamagedFileIsRefusedOrTellsNothing() throws IOException {
    byte[] whole = dutch().bytes();
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      Path file = write(damaged);
      try {
        assertThat(open(file).of("198.51.100.7")).hasSizeBetween(2, 7);
      } catch (IOException e) {
        assertThat(e).hasMessageContaining("MaxMind's format");
      }
    }
  }
}
