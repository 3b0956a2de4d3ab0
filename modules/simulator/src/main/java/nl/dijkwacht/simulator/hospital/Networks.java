package nl.dijkwacht.simulator.hospital;

/**
 * Where callers sit. The public addresses are those set apart for documentation (RFC 5737), so that
 * no real network is accused; a sample of geography may place them as named here.
 */
final class Networks {
  private Networks() {}

  /** 203.0.113.0/24: the hospital's own way to the internet, in the Netherlands. */
  static String office(int seat) {
    return "203.0.113." + (10 + seat % 200);
  }

  /** 192.0.2.0/24: suppliers and people at home, in the Netherlands. */
  static String supplier(int seat) {
    return "192.0.2." + (10 + seat % 200);
  }

  /** 198.51.100.0/24: outside the European Economic Area. */
  static String outside(int seat) {
    return "198.51.100." + (10 + seat % 200);
  }

  /** The private network of the applications, behind VPC endpoints. */
  static String internal(int host) {
    return "10.20." + (host / 250 % 16) + "." + (4 + host % 250);
  }
}
