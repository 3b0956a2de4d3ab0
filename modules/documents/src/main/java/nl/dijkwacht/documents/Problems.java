package nl.dijkwacht.documents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects problems, so that an author sees all of them at once. Confined to one thread. */
public final class Problems {
  private final List<Problem> collected = new ArrayList<>();

  /** Adds a problem that keeps the text from being used. */
  public void error(Place place, String message) {
    collected.add(new Problem(Problem.Severity.ERROR, place, message));
  }

  /** Adds a problem that the text can be used with. */
  public void warning(Place place, String message) {
    collected.add(new Problem(Problem.Severity.WARNING, place, message));
  }

  /** Adds all problems that others collected. */
  public void addAll(Problems others) {
    collected.addAll(others.collected);
  }

  public boolean hasErrors() {
    return collected.stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
  }

  /** The problems so far, by place; those of one place in the order in which they were found. */
  public List<Problem> list() {
    return collected.stream().sorted(Comparator.comparing(Problem::place)).toList();
  }
}
