package nl.dijkwacht.controls.policy;

/** A text in which {@code *} stands for any characters and {@code ?} for one. */
final class Wildcard {

  private Wildcard() {}

  static boolean isAny(String pattern) {
    return !pattern.isEmpty() && pattern.chars().allMatch(c -> c == '*');
  }

  static boolean isPlain(String pattern) {
    return pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0;
  }

  /**
   * Whether the pattern matches all that the other one does. What it affirms is so; of patterns
   * that cover each other in another way it denies it.
   */
  static boolean covers(String pattern, String other, Effort effort) {
    int p = 0;
    int o = 0;
    int star = -1;
    int resume = 0;
    int steps = 1;
    while (o < other.length()) {
      steps++;
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = o;
      } else if (p < pattern.length() && stands(pattern.charAt(p), other.charAt(o))) {
        p++;
        o++;
      } else if (star >= 0) {
        p = star + 1;
        o = ++resume;
      } else {
        break;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return effort.spend(steps) && o == other.length() && p == pattern.length();
  }

  private static boolean stands(char pattern, char other) {
    return pattern == other || (pattern == '?' && other != '*');
  }
}
