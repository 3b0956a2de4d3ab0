package nl.dijkwacht.sigma.modify;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.sigma.match.Wildcard;

/** Reads regular expressions for RE2. */
final class RegexReader {

  /**
   * Characters, also once repetitions such as {@code {100}} are written out: RE2 does so, and its
   * time for a value grows with both lengths.
   */
  private static final int LONGEST = 2_000;

  private final int flags;
  private final Wildcard.Relation relation;
  private final RuleScope scope;

  RegexReader(int flags, Wildcard.Relation relation, RuleScope scope) {
    this.flags = flags;
    this.relation = relation;
    this.scope = scope;
  }

  /** Compiles an expression; empty, with a problem, if it cannot be used. */
  Optional<Pattern> read(String regex, Place place) {
    if (!isShort(regex, place)) {
      return Optional.empty();
    }
    try {
      Pattern alone = Pattern.compile(regex, flags);
      // Alone first: of 'a)|(b' anchors would make something that can be compiled.
      String anchored = anchored(regex);
      return Optional.of(anchored.equals(regex) ? alone : Pattern.compile(anchored, flags));
    } catch (PatternSyntaxException e) {
      scope.error(
          place,
          "the regular expression cannot be used: %s; RE2 knows no look-around and no back-references"
              .formatted(e.getDescription()));
      return Optional.empty();
    }
  }

  private boolean isShort(String regex, Place place) {
    long size = regex.length() > LONGEST ? regex.length() : new RegexSize(regex).total();
    if (size > LONGEST) {
      scope.error(
          place,
          "a regular expression has at most %,d characters, repetitions written out"
              .formatted(LONGEST));
      return false;
    }
    return scope.budget().allowsValue(regex.length(), place)
        && scope.budget().allowsRegex(size, place);
  }

  /** Anchored at the text and not at its lines, whatever the flags. */
  private String anchored(String regex) {
    return switch (relation) {
      case STARTS_WITH -> "\\A(?:" + regex + ")";
      case ENDS_WITH -> "(?:" + regex + ")\\z";
      case EQUALS, CONTAINS -> regex;
    };
  }
}
