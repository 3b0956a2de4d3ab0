package nl.dijkwacht.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import nl.dijkwacht.app.inquiry.Mark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountriesFreshTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-26T12:00:00Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource({
    "2026-11-25T00:00:00Z, GOOD, the file is 1 day old",
    "2026-12-25T00:00:00Z, GOOD, the file is 0 days old",
    "2026-06-01T00:00:00Z, GOOD, the file is 178 days old",
    "2026-01-01T00:00:00Z, DOUBTFUL, the file is 329 days old"
  })
  void anOldFileIsDoubtful(Instant made, Mark mark, String found) {
    Diagnosis diagnosis = new CountriesFresh(() -> made, CLOCK).examine();

    assertThat(diagnosis.mark()).isEqualTo(mark);
    assertThat(diagnosis.found()).isEqualTo(found);
  }

  @Test
  void whyAFileCannotBeUsedIsTold() {
    CountriesFresh.Made broken =
        () -> {
          throw new IOException("The file is damaged; get it anew.");
        };

    assertThat(new CountriesFresh(broken, CLOCK).examine())
        .isEqualTo(Diagnosis.bad("the file cannot be used", "The file is damaged; get it anew."));
  }
}
