package nl.dijkwacht.sigma.lint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.documents.Problem;

/** Collects remarks. Confined to one thread. */
final class Remarks {

  private static final Comparator<Remark> BY_PLACE =
      Comparator.comparing(remark -> remark.problem().place());

  private final List<Remark> collected = new ArrayList<>();

  void add(Check check, Place place, String message) {
    collected.add(new Remark(check, new Problem(check.severity(), place, message)));
  }

  void add(Check check, Problem problem) {
    collected.add(new Remark(check, problem));
  }

  /** The remarks so far, by place. */
  List<Remark> list() {
    return collected.stream().sorted(BY_PLACE).toList();
  }
}
