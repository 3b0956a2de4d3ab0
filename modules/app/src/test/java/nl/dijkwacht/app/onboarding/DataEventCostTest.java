package nl.dijkwacht.app.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataEventCostTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0.00",
    "1, 0.01",
    "100000, 0.10",
    "1000000, 1.00",
    "9223372036854775807, 9223372036854.78"
  })
  void aTenthOfADollarForAHundredThousandRoundedUp(long events, String dollars) {
    assertThat(DataEventCost.of(events)).hasToString(dollars);
  }
}
