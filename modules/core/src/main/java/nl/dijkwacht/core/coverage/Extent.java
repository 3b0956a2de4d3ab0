package nl.dijkwacht.core.coverage;

import java.util.Collection;

/** How much of something is recorded. */
public enum Extent {
  NONE,
  /** Not all of it, or that could not be settled. */
  SOME,
  ALL;

  /** Of what must pass both. */
  Extent and(Extent other) {
    return compareTo(other) < 0 ? this : other;
  }

  /** Of what may pass either. */
  Extent or(Extent other) {
    return compareTo(other) > 0 ? this : other;
  }

  /** What is left where this much is shut out. */
  Extent not() {
    return switch (this) {
      case NONE -> ALL;
      case SOME -> SOME;
      case ALL -> NONE;
    };
  }

  static Extent of(boolean all) {
    return all ? ALL : NONE;
  }

  /** Of several things together; all of nothing is all. */
  static Extent together(Collection<Extent> parts) {
    boolean all = parts.stream().allMatch(part -> part == ALL);
    boolean none = parts.stream().allMatch(part -> part == NONE);
    return all ? ALL : none ? NONE : SOME;
  }
}
