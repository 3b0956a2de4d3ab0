package nl.dijkwacht.simulator.hospital;

import java.util.List;
import nl.dijkwacht.simulator.calls.Account;
import nl.dijkwacht.simulator.calls.Act;
import nl.dijkwacht.simulator.calls.ApiCall;
import nl.dijkwacht.simulator.calls.Caller;
import nl.dijkwacht.simulator.calls.Chance;
import nl.dijkwacht.simulator.calls.Json;
import nl.dijkwacht.simulator.calls.Region;

/** People who sign in: the staff through IAM Identity Center, a supplier as an IAM user. */
public final class SignIns {
  private static final String SUPPLIER = "leverancier-radiologie";

  private SignIns() {}

  static List<Habit> habits() {
    return List.of(
        Habit.of(1.5, Rhythm.CARE, act -> staffSignsIn(act, act.chance().oneOf(Staff.NURSES))),
        Habit.of(0.8, Rhythm.CARE, act -> staffSignsIn(act, act.chance().oneOf(Staff.DOCTORS))),
        Habit.of(0.2, Rhythm.OFFICE, act -> staffSignsIn(act, act.chance().oneOf(Staff.ENGINEERS))),
        Habit.of(0.1, Rhythm.OFFICE, SignIns::supplierSignsIn));
  }

  /** Identity Center asks for the second factor; the console of the account sees none of it. */
  static void staffSignsIn(Act act, Person person) {
    Chance chance = act.chance();
    Caller visitor = Caller.unknown(person.address(), person.sourceAddress(), Person.BROWSER);
    String workflow = chance.uuid();
    act.record(authenticated(visitor, "CredentialVerification", "PASSWORD", workflow));
    act.later(8).record(authenticated(visitor, "CredentialVerification", "TOTP", workflow));
    act.later(9).record(authenticated(visitor, "UserAuthentication", "PASSWORD,TOTP", workflow));
    act.later(14)
        .record(
            new ApiCall("sso", "Federate", visitor, Account.MANAGEMENT, Region.IRELAND)
                .type("AwsServiceEvent")
                .serviceDetails(
                    "relayId", chance.uuid(),
                    "account_id", person.role().account().id(),
                    "role_name", person.role().name()));
    Act arrival = act.later(15);
    arrival.record(
        consoleLogin(person.inBrowser(arrival.time()), person.role().account(), "No")
            .host(Region.IRELAND + ".signin.aws.amazon.com"));
  }

  private static ApiCall authenticated(
      Caller visitor, String name, String credential, String workflow) {
    return new ApiCall("signin", name, visitor, Account.MANAGEMENT, Region.IRELAND)
        .type("AwsServiceEvent")
        .additional(
            Json.object(
                "AuthWorkflowID", workflow,
                "LoginTo", "https://waterland-ziekenhuis.awsapps.com/start",
                "CredentialType", credential))
        .serviceDetails(name, "Success");
  }

  /** A sign-in to the console of an account, recorded where the sign-in page is served. */
  public static ApiCall consoleLogin(Caller caller, Account account, String multiFactor) {
    return new ApiCall("signin", "ConsoleLogin", caller, account, Region.GLOBAL)
        .type("AwsConsoleSignIn")
        .host("signin.aws.amazon.com")
        .response("ConsoleLogin", "Success")
        .additional(
            Json.object(
                "LoginTo",
                    "https://console.aws.amazon.com/console/home?hashArgs=%23&isauthcode=true",
                "MobileVersion", "No",
                "MFAUsed", multiFactor));
  }

  private static void supplierSignsIn(Act act) {
    Account account = Account.PATIENT_FILES;
    Caller supplier = Caller.user(account, SUPPLIER, Networks.supplier(7), Person.BROWSER);
    act.record(consoleLogin(supplier, account, "Yes"));
  }
}
