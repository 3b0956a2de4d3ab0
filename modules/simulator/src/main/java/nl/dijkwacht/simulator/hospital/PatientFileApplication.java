package nl.dijkwacht.simulator.hospital;

import java.util.List;
import nl.dijkwacht.simulator.calls.Account;
import nl.dijkwacht.simulator.calls.Act;
import nl.dijkwacht.simulator.calls.ApiCall;
import nl.dijkwacht.simulator.calls.Caller;
import nl.dijkwacht.simulator.calls.Chance;
import nl.dijkwacht.simulator.calls.Json;
import nl.dijkwacht.simulator.calls.Region;
import nl.dijkwacht.simulator.calls.Role;

/** The EPD: an application on ECS that reads and writes patient files with a role of its own. */
final class PatientFileApplication {
  private static final Role ROLE = Role.of(Account.PATIENT_FILES, "epd-applicatie");
  private static final String ENDPOINT = "vpce-0e1b2c3d4f5a69788";
  private static final String AGENT =
      "aws-sdk-java/2.50.2 ua/2.1 os/Linux#6.1.158 lang/java#21.0.9 exec-env/AWS_ECS_FARGATE";
  private static final String SECRET =
      "arn:aws:secretsmanager:eu-west-1:444455556666:secret:epd/database-Qw7xYz";
  private static final int TASKS = 24;
  private static final double MISSING = 0.02;

  private PatientFileApplication() {}

  static List<Habit> habits() {
    return List.of(
        Habit.of(12, Rhythm.CARE, PatientFileApplication::opensFile),
        Habit.of(7, Rhythm.CARE, PatientFileApplication::writesFile),
        Habit.of(8, Rhythm.CARE, PatientFileApplication::showsAppointments),
        Habit.of(0.5, Rhythm.ALWAYS, PatientFileApplication::readsPassword));
  }

  private static Caller task(Act act) {
    int task = act.chance().below(TASKS);
    String id = Chance.named("taak" + task).hex(32);
    return Caller.assumed(ROLE, id, act.time(), Networks.internal(task), AGENT);
  }

  private static void opensFile(Act act) {
    Chance chance = act.chance();
    Caller task = task(act);
    String patient = Patients.number(chance);
    act.record(new ItemCall(task, "patienten").get(patient).vpcEndpoint(ENDPOINT));
    ObjectCall objects = new ObjectCall(task, Bucket.PATIENT_FILES, chance);
    String file = Patients.file(patient, chance);
    ApiCall read = chance.happens(MISSING) ? objects.getMissing(file) : objects.get(file);
    act.record(read.vpcEndpoint(ENDPOINT));
    if (chance.happens(0.3)) {
      act.record(decrypt(task));
    }
  }

  /** S3 asks KMS for the data key in the application's name. */
  private static ApiCall decrypt(Caller task) {
    return new ApiCall(
            "kms",
            "Decrypt",
            task.invokedBy("s3.amazonaws.com"),
            Account.PATIENT_FILES,
            Region.IRELAND)
        .readOnly()
        .request(
            "encryptionAlgorithm",
            "SYMMETRIC_DEFAULT",
            "encryptionContext",
            Json.object("aws:s3:arn", Bucket.PATIENT_FILES.arn()))
        .resource(Account.PATIENT_FILES, "AWS::KMS::Key", Keys.of(Bucket.PATIENT_FILES));
  }

  private static void writesFile(Act act) {
    Chance chance = act.chance();
    Caller task = task(act);
    String patient = Patients.number(chance);
    ItemCall items = new ItemCall(task, "patienten");
    act.record(
        (chance.happens(MISSING) ? items.updateConflicting(patient) : items.update(patient))
            .vpcEndpoint(ENDPOINT));
    act.record(
        new ObjectCall(task, Bucket.PATIENT_FILES, chance)
            .put(Patients.file(patient, chance))
            .vpcEndpoint(ENDPOINT));
  }

  private static void showsAppointments(Act act) {
    act.record(
        new ItemCall(task(act), "afspraken")
            .query(Patients.number(act.chance()))
            .vpcEndpoint(ENDPOINT));
  }

  private static void readsPassword(Act act) {
    act.record(
        new ApiCall(
                "secretsmanager",
                "GetSecretValue",
                task(act),
                Account.PATIENT_FILES,
                Region.IRELAND)
            .readOnly()
            .request("secretId", SECRET)
            .vpcEndpoint(ENDPOINT));
  }
}
