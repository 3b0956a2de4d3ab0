package nl.dijkwacht.sigma.parse;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.Suggestions;
import nl.dijkwacht.sigma.match.ValueTest.Comparison;
import nl.dijkwacht.sigma.match.Wildcard;
import org.jspecify.annotations.Nullable;

/**
 * The modifiers behind a field's name, read as one instruction on how to compare.
 *
 * @param comparison the relation of numbers, null if texts are compared
 * @param regexFlags of RE2
 */
record Modifiers(
    Kind kind,
    Wildcard.Relation relation,
    Comparison.@Nullable Operator comparison,
    int regexFlags,
    boolean all,
    boolean cased,
    boolean negated) {

  /** What the values of the rule are. */
  enum Kind {
    TEXT,
    REGEX,
    NETWORK,
    PRESENCE,
    OTHER_FIELD,
    NUMBER
  }

  /** Modifiers of the specification that this version refuses. */
  private static final Set<String> UNSUPPORTED =
      Set.of(
          "windash",
          "base64",
          "base64offset",
          "utf16le",
          "utf16be",
          "utf16",
          "wide",
          "minute",
          "hour",
          "day",
          "week",
          "month",
          "year",
          "expand");

  private static final List<String> SUPPORTED =
      List.of(
          "contains",
          "startswith",
          "endswith",
          "all",
          "cased",
          "neq",
          "re",
          "i",
          "m",
          "s",
          "cidr",
          "exists",
          "fieldref",
          "lt",
          "lte",
          "gt",
          "gte");

  /** Whether they say nothing of a text that may stand anywhere in a record. */
  boolean needsField() {
    return kind == Kind.PRESENCE
        || kind == Kind.OTHER_FIELD
        || relation == Wildcard.Relation.STARTS_WITH
        || relation == Wildcard.Relation.ENDS_WITH;
  }

  /** Reads a chain; what is wrong with it is added to the problems. */
  static Optional<Modifiers> read(List<String> chain, Place place, Problems problems) {
    Builder builder = new Builder();
    for (String modifier : chain) {
      String name = modifier.toLowerCase(Locale.ROOT);
      if (UNSUPPORTED.contains(name)) {
        problems.error(place, "this version does not support the modifier '" + name + "'");
        return Optional.empty();
      }
      Optional<String> fault = builder.apply(name);
      if (fault.isPresent()) {
        problems.error(place, fault.get());
        return Optional.empty();
      }
    }
    return Optional.of(builder.build());
  }

  private static final class Builder {
    private final List<String> seen = new ArrayList<>();
    private Kind kind = Kind.TEXT;
    private Wildcard.Relation relation = Wildcard.Relation.EQUALS;
    private Comparison.@Nullable Operator comparison;
    private int regexFlags;
    private boolean all;
    private boolean cased;
    private boolean negated;

    /** Takes one more modifier, or says why it cannot stand here. */
    Optional<String> apply(String name) {
      if (seen.contains(name)) {
        return Optional.of("the modifier '" + name + "' stands twice");
      }
      boolean fits =
          switch (name) {
            case "contains" -> relate(Wildcard.Relation.CONTAINS);
            case "startswith" -> relate(Wildcard.Relation.STARTS_WITH);
            case "endswith" -> relate(Wildcard.Relation.ENDS_WITH);
            case "all" -> requireAll();
            case "neq" -> negate();
            case "cased" -> respectCase();
            case "re" -> become(Kind.REGEX);
            case "cidr" -> become(Kind.NETWORK);
            case "exists" -> become(Kind.PRESENCE);
            case "fieldref" -> becomeOtherField();
            case "i" -> flag(Pattern.CASE_INSENSITIVE);
            case "m" -> flag(Pattern.MULTILINE);
            case "s" -> flag(Pattern.DOTALL);
            case "lt" -> compare(Comparison.Operator.LESS);
            case "lte" -> compare(Comparison.Operator.LESS_OR_EQUAL);
            case "gt" -> compare(Comparison.Operator.GREATER);
            case "gte" -> compare(Comparison.Operator.GREATER_OR_EQUAL);
            default -> {
              yield false;
            }
          };
      if (fits) {
        seen.add(name);
        return Optional.empty();
      }
      if (!SUPPORTED.contains(name)) {
        return Optional.of(
            "unknown modifier '%s'%s".formatted(name, Suggestions.question(name, SUPPORTED)));
      }
      return Optional.of(
          seen.isEmpty()
              ? "the modifier '" + name + "' needs 're' before it"
              : "the modifier '%s' cannot follow '%s'".formatted(name, String.join("|", seen)));
    }

    private boolean requireAll() {
      all = true;
      return true;
    }

    private boolean negate() {
      negated = true;
      return true;
    }

    private boolean respectCase() {
      cased = true;
      return kind == Kind.TEXT;
    }

    private boolean relate(Wildcard.Relation wanted) {
      if ((kind != Kind.TEXT && kind != Kind.OTHER_FIELD) || relation != Wildcard.Relation.EQUALS) {
        return false;
      }
      relation = wanted;
      return true;
    }

    private boolean become(Kind wanted) {
      if (kind != Kind.TEXT || relation != Wildcard.Relation.EQUALS || cased) {
        return false;
      }
      kind = wanted;
      return true;
    }

    private boolean becomeOtherField() {
      if (kind != Kind.TEXT || cased) {
        return false;
      }
      kind = Kind.OTHER_FIELD;
      return true;
    }

    private boolean flag(int flag) {
      regexFlags |= flag;
      return kind == Kind.REGEX;
    }

    private boolean compare(Comparison.Operator operator) {
      comparison = operator;
      return become(Kind.NUMBER);
    }

    Modifiers build() {
      return new Modifiers(kind, relation, comparison, regexFlags, all, cased, negated);
    }
  }
}
