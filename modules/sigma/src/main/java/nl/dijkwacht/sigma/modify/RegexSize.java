package nl.dijkwacht.sigma.modify;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many characters a regular expression has once its counted repetitions are written out, before
 * anything is compiled: {@code ((a{100}){100}){100}} would take the memory of a million. A class
 * counts as one. Of what is no regular expression it is some number.
 */
final class RegexSize {

  private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,4})(?:,(\\d{0,4}))?\\}");
  private static final long ENOUGH = Integer.MAX_VALUE;

  private final String regex;
  private final Deque<Long> outer = new ArrayDeque<>();
  private long size;
  private long last;
  private int at;

  RegexSize(String regex) {
    this.regex = regex;
  }

  long total() {
    while (at < regex.length()) {
      switch (regex.charAt(at)) {
        case '\\' -> escape();
        case '[' -> {
          at = endOfClass();
          add(1);
        }
        case '(' -> {
          outer.push(size);
          size = 0;
          at++;
        }
        case ')' -> {
          long inner = size;
          size = outer.isEmpty() ? 0 : outer.pop();
          at++;
          add(inner + 2);
        }
        case '{' -> repetition();
        default -> {
          at++;
          add(1);
        }
      }
    }
    return size;
  }

  private void add(long atom) {
    last = atom;
    size = Math.min(ENOUGH, size + atom);
  }

  private void repetition() {
    Matcher count = COUNT.matcher(regex).region(at, regex.length());
    if (!count.lookingAt()) {
      at++;
      add(1);
      return;
    }
    String most = count.group(2);
    long times = Long.parseLong(most == null || most.isEmpty() ? count.group(1) : most);
    size -= last;
    add(Math.min(ENOUGH, last * Math.max(1, times)));
    at = count.end();
  }

  private void escape() {
    int start = at;
    at += 2;
    if (regex.startsWith("\\Q", start)) {
      at = behind("\\E");
      add(at - start);
      return;
    }
    if (at < regex.length() && regex.charAt(at) == '{' && isNamed(regex.charAt(at - 1))) {
      at = behind("}");
    }
    add(1);
  }

  private int behind(String end) {
    int found = regex.indexOf(end, at);
    return found < 0 ? regex.length() : found + end.length();
  }

  /** Whether braces behind this escape hold a name and no count. */
  private static boolean isNamed(char escape) {
    return escape == 'p' || escape == 'P' || escape == 'x';
  }

  private int endOfClass() {
    int i = at + 1;
    if (i < regex.length() && regex.charAt(i) == '^') {
      i++;
    }
    if (i < regex.length() && regex.charAt(i) == ']') {
      i++;
    }
    while (i < regex.length() && regex.charAt(i) != ']') {
      if (regex.startsWith("[:", i) && regex.indexOf(":]", i) >= 0) {
        i = regex.indexOf(":]", i) + 2;
      } else {
        i += regex.charAt(i) == '\\' ? 2 : 1;
      }
    }
    return Math.min(i + 1, regex.length());
  }
}
