package nl.dijkwacht.core;

import java.util.Locale;
import java.util.Set;

/** Tells codes of countries (ISO 3166-1, two letters) from what stands in their place. */
public final class CountryCode {

  private static final Set<String> CODES = Set.of(Locale.getISOCountries());

  private CountryCode() {}

  /** Whether it is the code of a country, and neither a service's nor unknown. */
  public static boolean isOfCountry(String code) {
    return CODES.contains(code);
  }
}
