package nl.dijkwacht.simulator.hospital;

import java.util.List;
import nl.dijkwacht.simulator.calls.Account;
import nl.dijkwacht.simulator.calls.Act;
import nl.dijkwacht.simulator.calls.ApiCall;
import nl.dijkwacht.simulator.calls.Caller;
import nl.dijkwacht.simulator.calls.Chance;
import nl.dijkwacht.simulator.calls.Role;

/** The laboratory's integration: results come in, functions handle them, the EPD fetches them. */
final class Laboratory {
  private static final Role ROLE = Role.of(Account.LABORATORY, "lab-koppeling");
  private static final Role READER = Role.of(Account.PATIENT_FILES, "epd-uitslagenlezer");
  private static final String FUNCTION = "uitslag-verwerken";
  private static final String AGENT =
      "Boto3/1.42.30 ua/2.1 os/linux#5.10.247 lang/python#3.13.11 exec-env/AWS_Lambda_python3.13";

  private Laboratory() {}

  static List<Habit> habits() {
    return List.of(
        Habit.of(5, Rhythm.CARE, Laboratory::resultArrives),
        Habit.of(4, Rhythm.CARE, Laboratory::resultIsFetched));
  }

  private static void resultArrives(Act act) {
    Chance chance = act.chance();
    Caller function =
        Caller.assumed(ROLE, FUNCTION, act.time(), Networks.internal(900), AGENT)
            .issuedTo(
                "AWS::Lambda::Function", CloudServices.functionArn(Account.LABORATORY, FUNCTION));
    act.record(CloudServices.invoke(Account.LABORATORY, FUNCTION));
    act.later(1)
        .record(
            new ObjectCall(function, Bucket.LAB_RESULTS, chance)
                .put(Patients.labResult(Patients.number(chance), chance)));
  }

  /** A read across accounts: the caller's trail and the owner's each record a copy. */
  private static void resultIsFetched(Act act) {
    Chance chance = act.chance();
    Caller reader = Caller.assumed(READER, "uitslagen", act.time(), Networks.internal(40), AGENT);
    String shared = chance.uuid();
    String key = Patients.labResult(Patients.number(chance), chance);
    ApiCall read = new ObjectCall(reader, Bucket.LAB_RESULTS, chance).get(key).shared(shared);
    act.record(read);
    act.record(read.recordedBy(Account.PATIENT_FILES));
  }
}
