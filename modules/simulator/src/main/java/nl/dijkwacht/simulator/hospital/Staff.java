package nl.dijkwacht.simulator.hospital;

import java.util.List;
import java.util.stream.IntStream;
import nl.dijkwacht.simulator.calls.Account;
import nl.dijkwacht.simulator.calls.Role;

/** The people of the hospital who have access to AWS. */
final class Staff {
  private static final List<String> INITIALS =
      List.of("a", "b", "d", "e", "f", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "w");
  private static final List<String> SURNAMES =
      List.of(
          "bakker",
          "visser",
          "smit",
          "mulder",
          "bos",
          "vos",
          "peters",
          "hendriks",
          "dekker",
          "dijkstra",
          "brouwer",
          "dewit",
          "kuipers",
          "yilmaz",
          "elamrani",
          "vandam",
          "postma",
          "schouten",
          "willems",
          "jansen",
          "kok",
          "maas",
          "prins",
          "blom",
          "huisman",
          "veenstra");

  static final List<Person> NURSES = people(80, 0, "Verpleegkundige", Account.PATIENT_FILES);
  static final List<Person> DOCTORS = people(40, 101, "Arts", Account.PATIENT_FILES);
  static final List<Person> AUDITORS = people(3, 211, "Auditor", Account.LOG_ARCHIVE);
  static final List<Person> ENGINEERS = people(8, 307, "Beheerder", Account.MANAGEMENT);

  /** The engineer of the story. */
  static final Person SANNE_DE_JONG =
      new Person(
          address("s.dejong"), Role.sso(Account.PATIENT_FILES, "Platformbeheer"), "203.0.113.24");

  private Staff() {}

  private static List<Person> people(int count, int first, String permissionSet, Account account) {
    Role role = Role.sso(account, permissionSet);
    return IntStream.range(first, first + count)
        .mapToObj(i -> new Person(address(name(i)), role, Networks.office(i)))
        .toList();
  }

  private static String name(int i) {
    return INITIALS.get(i % INITIALS.size())
        + "."
        + SURNAMES.get((i * 7 + i / INITIALS.size()) % SURNAMES.size());
  }

  private static String address(String name) {
    return name + "@waterland-ziekenhuis.example";
  }
}
