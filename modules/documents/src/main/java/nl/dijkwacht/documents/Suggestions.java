package nl.dijkwacht.documents;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the name that somebody probably meant, by Damerau–Levenshtein distance (optimal string
 * alignment: insertions, deletions, substitutions and swaps of neighbours), case ignored.
 */
public final class Suggestions {
  /** Longer ones are no misspelt names; it bounds the work. */
  private static final int MAX_LENGTH = 80;

  private static final int MAX_DISTANCE = 3;

  private Suggestions() {}

  /** The nearest name, the alphabetically first of equally near ones; empty if all are too far. */
  public static Optional<String> nearest(String name, Collection<String> candidates) {
    int bound = Math.min(MAX_DISTANCE, Math.max(1, name.length() / 3));
    return candidates.stream()
        .filter(candidate -> Math.abs(candidate.length() - name.length()) <= bound)
        .filter(candidate -> Math.max(candidate.length(), name.length()) <= MAX_LENGTH)
        .map(candidate -> new Candidate(candidate, distance(name, candidate)))
        .filter(candidate -> candidate.distance() <= bound)
        .min(Comparator.comparing(Candidate::distance).thenComparing(Candidate::name))
        .map(Candidate::name);
  }

  /** {@code "; did you mean 'x'?"}, or nothing. */
  public static String question(String name, Collection<String> candidates) {
    return nearest(name, candidates)
        .map(candidate -> "; did you mean " + Scalar.quoted(candidate) + "?")
        .orElse("");
  }

  private record Candidate(String name, int distance) {}

  private static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[][] costs = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        costs[i][j] = Math.min(i, j) == 0 ? Math.max(i, j) : cost(costs, a, b, i, j);
      }
    }
    return costs[a.length()][b.length()];
  }

  private static int cost(int[][] costs, String a, String b, int i, int j) {
    int substitution = costs[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int cost = Math.min(substitution, Math.min(costs[i - 1][j], costs[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(cost, costs[i - 2][j - 2] + 1) : cost;
  }
}
