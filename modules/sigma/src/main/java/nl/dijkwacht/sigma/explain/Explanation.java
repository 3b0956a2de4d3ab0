package nl.dijkwacht.sigma.explain;

import java.util.List;
import java.util.stream.Stream;
import nl.dijkwacht.documents.Place;

/**
 * A condition as a tree, each part of it judged for one record, also where the matcher would not
 * have looked any more. Its texts are those of the rule and of the record, so they are untrusted.
 */
public sealed interface Explanation {

  /** Whether this part of the condition holds. */
  boolean holds();

  /** What this part is made of. */
  List<Explanation> parts();

  /** Whether the part, being other than it is, could have turned the verdict of this one. */
  boolean isDecidedBy(Explanation part);

  /** The lines of the rule that led to the verdict. */
  default Stream<Line> deciders() {
    return parts().stream().filter(this::isDecidedBy).flatMap(Explanation::deciders);
  }

  /** How parts are joined. */
  enum Join {
    ALL,
    ANY,
    NOT
  }

  /**
   * Parts that are judged together.
   *
   * @param name as the condition says it, such as {@code selection} or {@code 1 of filter_*}; empty
   *     if it has none
   */
  record Group(String name, Join join, List<Explanation> parts) implements Explanation {
    public Group {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean holds() {
      return switch (join) {
        case ALL -> parts.stream().allMatch(Explanation::holds);
        case ANY -> parts.stream().anyMatch(Explanation::holds);
        case NOT -> parts.stream().noneMatch(Explanation::holds);
      };
    }

    @Override
    public boolean isDecidedBy(Explanation part) {
      return join == Join.NOT || part.holds() == holds();
    }
  }

  /**
   * A line of a search.
   *
   * @param place in the rule
   * @param key the field with its modifiers; empty for a word that may stand anywhere
   * @param values as they stand in the rule
   * @param allNeeded whether all values have to be there, and not just one of them
   * @param seen what stands in the record
   * @param tests the values one by one, where there are several
   */
  record Line(
      Place place,
      String key,
      List<String> values,
      boolean allNeeded,
      boolean holds,
      List<Seen> seen,
      List<Test> tests)
      implements Explanation {
    public Line {
      values = List.copyOf(values);
      seen = List.copyOf(seen);
      tests = List.copyOf(tests);
    }

    @Override
    public List<Explanation> parts() {
      return List.of();
    }

    @Override
    public boolean isDecidedBy(Explanation part) {
      return false;
    }

    @Override
    public Stream<Line> deciders() {
      return Stream.of(this);
    }
  }

  /**
   * One of several values.
   *
   * @param value what was looked for, as the rule's modifiers make it
   * @param fits whether the record has it
   */
  record Test(String value, boolean fits) {}
}
