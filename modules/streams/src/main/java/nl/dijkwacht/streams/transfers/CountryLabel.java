package nl.dijkwacht.streams.transfers;

import nl.dijkwacht.core.CountryCode;

/** Countries as labels of metrics: the codes that there are, and nothing else. */
final class CountryLabel {

  static final String UNKNOWN = "unknown";

  private static final String AWS = "aws";

  private CountryLabel() {}

  static String of(String code) {
    return CountryCode.isOfCountry(code) || code.equals(AWS) ? code : UNKNOWN;
  }
}
