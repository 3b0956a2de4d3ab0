package nl.dijkwacht.simulator.hospital;

import java.util.List;
import nl.dijkwacht.simulator.calls.Act;
import nl.dijkwacht.simulator.calls.Caller;
import nl.dijkwacht.simulator.calls.Chance;

/** Nurses and doctors who look into the files of their patients, in their own names. */
final class Care {
  private static final double REFUSED = 0.01;

  private Care() {}

  static List<Habit> habits() {
    return List.of(
        Habit.of(7, Rhythm.CARE, Care::nurseReadsFile),
        Habit.of(4, Rhythm.CARE, Care::doctorReadsFile),
        Habit.of(2, Rhythm.OFFICE, Care::doctorWritesDischargeLetter),
        Habit.of(2, Rhythm.CARE, Care::nurseBrowses));
  }

  private static void nurseReadsFile(Act act) {
    readFile(act, act.chance().oneOf(Staff.NURSES));
  }

  private static void doctorReadsFile(Act act) {
    Person doctor = act.chance().oneOf(Staff.DOCTORS);
    String patient = readFile(act, doctor);
    act.later(3).record(new ItemCall(doctor.inConsole(act.time()), "medicatie").query(patient));
  }

  private static String readFile(Act act, Person person) {
    Chance chance = act.chance();
    String patient = Patients.number(chance);
    ObjectCall objects = new ObjectCall(person.inConsole(act.time()), Bucket.PATIENT_FILES, chance);
    String file = Patients.file(patient, chance);
    act.record(chance.happens(REFUSED) ? objects.getRefused(file) : objects.get(file));
    if (chance.happens(0.5)) {
      act.later(chance.between(1, 20)).record(objects.get(Patients.file(patient, chance)));
    }
    return patient;
  }

  private static void doctorWritesDischargeLetter(Act act) {
    Chance chance = act.chance();
    Caller doctor = chance.oneOf(Staff.DOCTORS).inConsole(act.time());
    String patient = Patients.number(chance);
    act.record(new ItemCall(doctor, "opnames").get(patient));
    act.later(chance.between(5, 90))
        .record(
            new ObjectCall(doctor, Bucket.DISCHARGE_LETTERS, chance)
                .put(Patients.dischargeLetter(patient, chance)));
  }

  private static void nurseBrowses(Act act) {
    Chance chance = act.chance();
    Caller nurse = chance.oneOf(Staff.NURSES).inConsole(act.time());
    act.record(
        new ObjectCall(nurse, Bucket.PATIENT_FILES, chance)
            .list("patient/" + Patients.number(chance) + "/"));
  }
}
