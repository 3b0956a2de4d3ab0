package nl.dijkwacht.app.cases;

import static org.assertj.core.api.Assertions.assertThat;

import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.registers.countries.Countries;
import org.junit.jupiter.api.Test;

class CaseCountriesTest {

  private final Case known = LogIntegrityTest.opening().after();

  @Test
  void theCountryOfEachAddressIsTold() {
    assertThat(CaseCountries.of(known, address -> "203.0.113.7".equals(address) ? "BR" : "NL"))
        .containsOnlyKeys("203.0.113.7")
        .containsValue("BR");
  }

  @Test
  void whatCannotBeToldIsLeftOut() {
    assertThat(CaseCountries.of(known, address -> Countries.UNKNOWN)).isEmpty();
    assertThat(CaseCountries.of(known, address -> Countries.AWS)).isEmpty();
  }
}
