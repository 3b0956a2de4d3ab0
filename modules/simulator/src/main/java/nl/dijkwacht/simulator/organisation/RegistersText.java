package nl.dijkwacht.simulator.organisation;

import java.util.Locale;
import nl.dijkwacht.simulator.calls.Account;

/** The registers of an organisation, as somebody who means well keeps them. */
final class RegistersText {

  private final StringBuilder text = new StringBuilder();

  static String of(Organisation organisation) {
    RegistersText registers = new RegistersText();
    registers.accounts();
    registers.assets(organisation);
    registers.purposes(organisation);
    registers.thirdParties();
    return registers.text.toString();
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private void accounts() {
    line("accounts:");
    for (Account account : Organisation.accounts()) {
      line("  - id: '%s'".formatted(account.id()));
      line("    name: %s".formatted(account.name().toLowerCase(Locale.ROOT)));
      line("    environment: %s".formatted(account == Account.TEST ? "test" : "production"));
      line("    legal-entity: Zuiderzee Groep");
      line("    role: controller");
      line("    owner: team-platform");
    }
  }

  private void assets(Organisation organisation) {
    line("assets:");
    for (Department department : organisation.departments()) {
      asset(department, "dossiers", "arn: " + department.bucketArn());
      asset(department, "personen", "arn: " + department.tableArn());
      asset(department, "db", "arn: " + department.databaseArn());
      line("  - id: %s-snapshots".formatted(department.name()));
      line("    resource-type: AWS::RDS::DBSnapshot");
      line("    name: '*%s*'".formatted(department.database()));
      line("    personal-data: true");
      line("    owner: team-%s".formatted(department.name()));
    }
    line("  - id: logboek");
    line("    arn: arn:aws:s3:::%s".formatted(Organisation.LOG_BUCKET));
    line("    watches-logging: true");
    line("    owner: team-beveiliging");
  }

  private void asset(Department department, String id, String what) {
    line("  - id: %s-%s".formatted(department.name(), id));
    line("    %s".formatted(what));
    line("    personal-data: true");
    line("    special-category: %s".formatted(department.special()));
    line("    owner: team-%s".formatted(department.name()));
    line("    purpose: %s".formatted(department.purpose()));
    line("    retention: P20Y");
    line("    data-subjects: 20000");
  }

  /** Wards may read each other's files, since patients go from one to another. */
  private void purposes(Organisation organisation) {
    line("purposes:");
    for (Department department : organisation.departments()) {
      line("  - id: %s".formatted(department.name()));
      line(
          "    principal: 'arn:aws:iam::*:role/*/AWSReservedSSO_Medewerker-%s_*'"
              .formatted(department.name()));
      line("    purposes: [%s]".formatted(department.purpose()));
    }
  }

  private void thirdParties() {
    line("processors:");
    line("  - id: incasso");
    line("    name: Incasso Noord");
    line("    accounts: ['%s']".formatted(Organisation.PROCESSOR));
    line("    agreement: https://intranet.example.org/incasso.pdf");
    line("    country: NL");
    line("    review: 2028-01-01");
    line("services:");
    int number = 0;
    for (String source : Organisation.SERVICES) {
      line("  - id: dienst-%d".formatted(number++));
      line("    source: %s.amazonaws.com".formatted(source));
      line("    approver: bestuur");
      line("    approved: 2025-01-01");
      line("    review: 2028-01-01");
    }
  }
}
