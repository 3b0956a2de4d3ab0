package nl.dijkwacht.app.cases;

import java.util.Map;
import java.util.TreeMap;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.registers.countries.Countries;

/** Tells the countries that the calls of a case came from. */
public final class CaseCountries {

  private CaseCountries() {}

  /** By source address; without those that cannot be told, such as calls of services. */
  public static Map<String, String> of(Case known, Countries countries) {
    Map<String, String> byAddress = new TreeMap<>();
    known.findings().stream()
        .flatMap(finding -> finding.events().stream())
        .map(EventSummary::sourceAddress)
        .forEach(
            address -> {
              String country = countries.of(address);
              if (address != null && isTold(country)) {
                byAddress.put(address, country);
              }
            });
    return byAddress;
  }

  private static boolean isTold(String country) {
    return !country.equals(Countries.UNKNOWN) && !country.equals(Countries.AWS);
  }
}
