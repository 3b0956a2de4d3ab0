package nl.dijkwacht.streams.behaviour.habit;

/**
 * Networks as habits have them: {@code /16} and {@code /32}, since a subnet more or another address
 * of the same provider is no news; and one word for all private ones.
 */
public final class WideNetwork {

  private static final String PRIVATE = "private";

  private WideNetwork() {}

  /**
   * The wider one of a network.
   *
   * @param network a {@code /24} or {@code /48} as accesses have it
   */
  public static String of(String network) {
    return network.indexOf(':') >= 0 ? six(network) : four(network);
  }

  private static String four(String network) {
    String[] parts = network.split("\\.", 4);
    if (parts.length < 3) {
      return network;
    }
    boolean isPrivate =
        parts[0].equals("10")
            || (parts[0].equals("192") && parts[1].equals("168"))
            || (parts[0].equals("172") && isBetween(parts[1], 16, 31))
            || (parts[0].equals("100") && isBetween(parts[1], 64, 127));
    return isPrivate ? PRIVATE : parts[0] + "." + parts[1] + ".0.0/16";
  }

  private static boolean isBetween(String number, int from, int to) {
    if (number.isEmpty() || number.length() > 3 || !number.chars().allMatch(Character::isDigit)) {
      return false;
    }
    int value = Integer.parseInt(number);
    return value >= from && value <= to;
  }

  private static String six(String network) {
    String[] groups = network.split(":", 3);
    if (groups[0].startsWith("fc") || groups[0].startsWith("fd")) {
      return PRIVATE;
    }
    return groups.length < 3 ? network : groups[0] + ":" + groups[1] + "::/32";
  }
}
