package nl.dijkwacht.core.privacy;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds Dutch citizen service numbers (BSN): nine digits that pass the 11-proof and are a number of
 * their own, in one piece or in two to four groups with the same dot, dash or space between. Of a
 * word of letters and digits it is one if the word has no other digits, so that {@code bsn…} does
 * not hide it and the ids of AWS stay.
 */
final class CitizenNumbers {

  private static final String SHOWN = "[BSN]";
  private static final int DIGITS = 9;
  private static final int ELEVEN = 11;
  private static final int SMALLEST_GROUP = 2;
  private static final int MOST_GROUPS = 4;
  private static final int LARGEST_OCTET = 255;

  /** A run of digits. */
  private record Group(int start, int end) {
    int length() {
      return end - start;
    }
  }

  private CitizenNumbers() {}

  static List<Span> in(String text) {
    List<Group> groups = groups(text);
    List<Span> spans = new ArrayList<>();
    int next = 0;
    while (next < groups.size()) {
      int used = number(text, groups, next);
      if (used == 0) {
        next++;
      } else {
        int end = groups.get(next + used - 1).end();
        spans.add(new Span(groups.get(next).start(), end, SHOWN));
        next += used;
      }
    }
    return spans;
  }

  private static List<Group> groups(String text) {
    List<Group> groups = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int start = at;
      while (at < text.length() && isDigit(text.charAt(at))) {
        at++;
      }
      if (at > start) {
        groups.add(new Group(start, at));
      } else {
        at++;
      }
    }
    return groups;
  }

  /** How many groups from one on are a number; 0 if none are. */
  private static int number(String text, List<Group> groups, int first) {
    StringBuilder digits = new StringBuilder();
    for (int used = 1; used <= MOST_GROUPS && first + used <= groups.size(); used++) {
      Group group = groups.get(first + used - 1);
      if (used > 1 && !follows(text, groups, first, used)) {
        return 0;
      }
      digits.append(text, group.start(), group.end());
      if (digits.length() >= DIGITS || (group.length() < SMALLEST_GROUP)) {
        return isNumber(text, groups.subList(first, first + used), digits) ? used : 0;
      }
    }
    return 0;
  }

  /** Whether one separator stands before the last group, and the same before those before it. */
  private static boolean follows(String text, List<Group> groups, int first, int used) {
    Group before = groups.get(first + used - 2);
    Group group = groups.get(first + used - 1);
    char separator = text.charAt(before.end());
    return group.start() == before.end() + 1
        && (separator == '.' || separator == '-' || separator == ' ')
        && separator == text.charAt(groups.get(first).end());
  }

  private static boolean isNumber(String text, List<Group> groups, CharSequence digits) {
    if (digits.length() != DIGITS || !passes(digits) || isAddress(text, groups)) {
      return false;
    }
    Group last = groups.get(groups.size() - 1);
    return isAlone(text, groups.get(0).start(), last.end());
  }

  private static boolean passes(CharSequence digits) {
    int sum = 0;
    boolean zero = true;
    for (int i = 0; i < DIGITS; i++) {
      int digit = digits.charAt(i) - '0';
      sum += (i == DIGITS - 1 ? -1 : DIGITS - i) * digit;
      zero &= digit == 0;
    }
    return !zero && sum % ELEVEN == 0;
  }

  /** Whether the groups are those of an address of the internet. */
  private static boolean isAddress(String text, List<Group> groups) {
    return groups.size() == MOST_GROUPS
        && text.charAt(groups.get(0).end()) == '.'
        && groups.stream()
            .allMatch(
                group -> Integer.parseInt(text, group.start(), group.end(), 10) <= LARGEST_OCTET);
  }

  /** Whether the letters around, if there are any, have no further digits. */
  private static boolean isAlone(String text, int start, int end) {
    int before = start;
    while (before > 0 && Character.isLetter(text.charAt(before - 1))) {
      before--;
    }
    int after = end;
    while (after < text.length() && Character.isLetter(text.charAt(after))) {
      after++;
    }
    boolean digitBefore = before > 0 && before < start && isDigit(text.charAt(before - 1));
    boolean digitAfter = after < text.length() && after > end && isDigit(text.charAt(after));
    return !digitBefore && !digitAfter;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
