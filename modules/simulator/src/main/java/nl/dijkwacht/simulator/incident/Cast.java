package nl.dijkwacht.simulator.incident;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import nl.dijkwacht.simulator.calls.Chance;
import nl.dijkwacht.simulator.organisation.Department;
import nl.dijkwacht.simulator.organisation.Member;
import nl.dijkwacht.simulator.organisation.Organisation;
import nl.dijkwacht.simulator.organisation.Workload;

/** Who takes part in incidents: each principal in one at most, as long as there are enough. */
final class Cast {

  private final Organisation organisation;
  private final Set<Object> taken = new HashSet<>();

  Cast(Organisation organisation) {
    this.organisation = organisation;
  }

  Organisation organisation() {
    return organisation;
  }

  /** Somebody with a job who is at work on a day and was from the beginning. */
  Member member(Chance chance, int day, Member.Job... jobs) {
    List<Member.Job> wanted = List.of(jobs);
    return one(
        chance,
        organisation.members(),
        member -> wanted.contains(member.job()) && member.joins() == 0 && member.works(day));
  }

  /** Somebody at work who serves no care. */
  Member clerk(Chance chance, int day) {
    return one(
        chance,
        organisation.members(),
        member ->
            member.job() == Member.Job.OFFICE
                && !member.department().purpose().equals(Organisation.CARE_PURPOSE)
                && member.joins() == 0
                && member.works(day));
  }

  Workload workload(Chance chance, int day, Workload.Job... jobs) {
    List<Workload.Job> wanted = List.of(jobs);
    return one(
        chance,
        organisation.workloads(),
        workload ->
            wanted.contains(workload.job())
                && workload.starts() == 0
                && workload.renamed() > day + 1);
  }

  /** A ward: with special category data that are kept for care. */
  Department ward(Chance chance) {
    List<Department> all = organisation.departments();
    return all.get(3 + chance.below(all.size() - 3));
  }

  private <T> T one(Chance chance, List<T> all, Predicate<T> suits) {
    List<T> suitable = all.stream().filter(suits).toList();
    List<T> free = suitable.stream().filter(one -> !taken.contains(one)).toList();
    T chosen = chance.oneOf(free.isEmpty() ? suitable : free);
    taken.add(chosen);
    return chosen;
  }
}
