package nl.dijkwacht.simulator.organisation;

import java.util.List;
import java.util.Map;

/**
 * Where callers sit. The addresses are those set apart for documentation and measurements (RFC 5737
 * and 2544), so that no real network is accused; the simulation gives each a country.
 */
public final class Places {

  /** In which staff travels. */
  public static final List<String> EEA =
      List.of(
          "ES", "DE", "FR", "IT", "PT", "AT", "SE", "DK", "BE", "GR", "PL", "IE", "FI", "CZ", "HR",
          "NO");

  /** In which nobody of the organisation works. */
  public static final List<String> THIRD_COUNTRIES =
      List.of(
          "US", "RU", "BR", "CN", "NG", "VN", "IN", "UA", "TR", "ID", "ZA", "MX", "EG", "TH", "PK",
          "AE");

  private static final int BLOCK = 16;
  private static final String HOME = "NL";
  private static final Map<String, List<String>> BLOCKS =
      Map.of("192.0.2.", EEA, "198.51.100.", THIRD_COUNTRIES);

  private Places() {}

  /** One of the organisation's two ways to the internet. */
  static String office(int seat) {
    return "203.0.113." + (10 + seat % 2);
  }

  /** 198.18.0.0/15, in the Netherlands. */
  static String home(int person) {
    return "198." + (18 + person / 250 / 250 % 2) + "." + person / 250 % 250 + "." + person % 250;
  }

  /** The private network of the applications. */
  static String internal(int host) {
    return "10.20." + host / 250 % 250 + "." + (4 + host % 250);
  }

  /** An address in a country of the lists. */
  public static String in(String country, int host) {
    boolean isNear = EEA.contains(country);
    int block = isNear ? EEA.indexOf(country) : THIRD_COUNTRIES.indexOf(country);
    return (isNear ? "192.0.2." : "198.51.100.") + (block * BLOCK + host % BLOCK);
  }

  /** The country of an address, two letters; {@code unknown} for private ones. */
  public static String country(String address) {
    int dot = address.lastIndexOf('.');
    List<String> countries = BLOCKS.get(address.substring(0, dot + 1));
    if (countries != null) {
      return countries.get(Integer.parseInt(address.substring(dot + 1)) / BLOCK);
    }
    boolean isDutch = address.startsWith("203.0.113.") || address.startsWith("198.1");
    return isDutch ? HOME : "unknown";
  }
}
