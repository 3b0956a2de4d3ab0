package nl.dijkwacht.streams.transfers;

import nl.dijkwacht.core.CountryCode;

/** Countries as labels of metrics: the codes that there are, and nothing else. */
final class CountryLabel {

  static final String UNKNOWN = "unknown";

  private static final String AWS = "aws";

  private CountryLabel() {}

  /** Whether it is the code of a country, and neither a service's nor unknown. */
  static boolean isCountry(String code) {
    return CountryCode.isOfCountry(code);
  }

  static String of(String code) {
    return isCountry(code) || code.equals(AWS) ? code : UNKNOWN;
  }
}
