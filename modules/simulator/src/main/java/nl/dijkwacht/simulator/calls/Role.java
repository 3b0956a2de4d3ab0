package nl.dijkwacht.simulator.calls;

/**
 * An IAM role.
 *
 * @param path begins and ends with a slash
 */
public record Role(Account account, String path, String name) {
  public static Role of(Account account, String name) {
    return new Role(account, "/", name);
  }

  /** A role that IAM Identity Center made for a permission set. */
  public static Role sso(Account account, String permissionSet) {
    String suffix = Chance.named(account.id() + permissionSet).hex(16);
    return new Role(
        account,
        "/aws-reserved/sso.amazonaws.com/" + Region.IRELAND + "/",
        "AWSReservedSSO_" + permissionSet + "_" + suffix);
  }

  /** A role that an AWS service made for itself. */
  public static Role serviceLinked(Account account, String service, String name) {
    return new Role(account, "/aws-service-role/" + service + "/", name);
  }

  public String arn() {
    return "arn:aws:iam::" + account.id() + ":role" + path + name;
  }

  public String sessionArn(String session) {
    return "arn:aws:sts::" + account.id() + ":assumed-role/" + name + "/" + session;
  }

  /** The unique id that IAM gives a role; it never changes with the name. */
  public String uniqueId() {
    return "AROA" + Chance.named(account.id() + path + name).base32(17);
  }
}
