package nl.dijkwacht.core.privacy;

import java.util.ArrayList;
import java.util.List;

/** Finds e-mail addresses, also where {@code @} is written as in URLs. */
final class EmailAddresses {

  private static final String SHOWN = "[e-mail]";
  private static final String ESCAPED_AT = "%40";

  /** By RFC 5321; it also bounds the work. */
  private static final int LONGEST_LOCAL = 64;

  private static final int LONGEST_DOMAIN = 255;

  private EmailAddresses() {}

  static List<Span> in(String text) {
    List<Span> spans = new ArrayList<>();
    int told = 0;
    for (int at = 0; at < text.length(); at++) {
      int width = width(text, at);
      if (width == 0) {
        continue;
      }
      int start = local(text, at, told);
      int end = domain(text, at + width);
      if (start < at && end > 0) {
        spans.add(new Span(start, end, SHOWN));
        told = end;
      }
    }
    return spans;
  }

  private static int width(String text, int at) {
    if (text.charAt(at) == '@') {
      return 1;
    }
    return text.startsWith(ESCAPED_AT, at) ? ESCAPED_AT.length() : 0;
  }

  private static int local(String text, int at, int told) {
    int start = at;
    int least = Math.max(told, at - LONGEST_LOCAL);
    while (start > least && isLocal(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static boolean isLocal(char c) {
    return Character.isLetterOrDigit(c) || "!#$&'*+-.=?^_`{|}~".indexOf(c) >= 0;
  }

  /** Behind its last letter; 0 if it is no domain with a top-level domain of letters. */
  private static int domain(String text, int from) {
    int end = from;
    int most = Math.min(text.length(), from + LONGEST_DOMAIN);
    while (end < most && isDomain(text.charAt(end))) {
      end++;
    }
    while (end > from && !Character.isLetterOrDigit(text.charAt(end - 1))) {
      end--;
    }
    String domain = text.substring(from, end);
    int dot = domain.lastIndexOf('.');
    boolean hasTop =
        dot > 0
            && domain.length() - dot > 2
            && domain.substring(dot + 1).chars().allMatch(Character::isLetter);
    return hasTop || endsInner(domain) ? end : 0;
  }

  /** As before the ending of a file: {@code jan@example.nl.7z}. */
  private static boolean endsInner(String domain) {
    int dot = domain.indexOf('.');
    return dot > 0
        && dot + 2 < domain.length()
        && Character.isLetter(domain.charAt(dot + 1))
        && Character.isLetter(domain.charAt(dot + 2));
  }

  private static boolean isDomain(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '-';
  }
}
