package nl.dijkwacht.core;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells codes of countries (ISO 3166-1, two letters) from what stands in their place. */
public final class CountryCode {

  /** Not of ISO 3166-1, and what the European Commission and files of countries write. */
  private static final String KOSOVO = "XK";

  private static final Set<String> CODES =
      Stream.concat(Stream.of(Locale.getISOCountries()), Stream.of(KOSOVO))
          .collect(Collectors.toUnmodifiableSet());

  private CountryCode() {}

  /** Whether it is the code of a country, and neither a service's nor unknown. */
  public static boolean isOfCountry(String code) {
    return CODES.contains(code);
  }
}
