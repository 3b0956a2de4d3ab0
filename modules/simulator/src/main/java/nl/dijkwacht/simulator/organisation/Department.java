package nl.dijkwacht.simulator.organisation;

import nl.dijkwacht.simulator.calls.Account;
import nl.dijkwacht.simulator.calls.Region;
import nl.dijkwacht.simulator.calls.Role;

/**
 * A part of the organisation with data of its own: a bucket of files, a table and a database.
 *
 * @param number counts from 0
 * @param purpose by the register of purposes
 * @param special whether the data are of Art. 9 AVG
 */
public record Department(int number, String name, String purpose, boolean special) {

  /** The account that all of its data lie in. */
  public Account account() {
    return number % 2 == 0 ? Account.PATIENT_FILES : Account.LABORATORY;
  }

  public String bucket() {
    return "zuiderzee-" + name + "-dossiers";
  }

  public String bucketArn() {
    return "arn:aws:s3:::" + bucket();
  }

  public String table() {
    return name + "-personen";
  }

  public String tableArn() {
    return regional("dynamodb", "table/" + table());
  }

  public String database() {
    return name + "-db";
  }

  public String databaseArn() {
    return regional("rds", "db:" + database());
  }

  /** The key that its objects are encrypted with. */
  public String keyArn() {
    return regional("kms", "key/%08x-0000-4000-8000-%012x".formatted(number + 1, number + 1));
  }

  private String regional(String service, String resource) {
    return "arn:aws:%s:%s:%s:%s".formatted(service, Region.IRELAND, account().id(), resource);
  }

  /** The role that its people work in, by way of IAM Identity Center. */
  Role role() {
    return Role.sso(account(), "Medewerker-" + name);
  }

  /** One of its files. */
  public String file(int number) {
    return "dossier/%02d/%06d.pdf".formatted(number % 100, number);
  }
}
