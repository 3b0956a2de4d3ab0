package nl.dijkwacht.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import nl.dijkwacht.core.json.JsonLimits;
import nl.dijkwacht.core.json.JsonTape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns against a naive translation to the JDK's regular expressions. */
class WildcardPropertyTest {

  private static final String[] PIECES = {
    "a", "b", "A", "é", "É", "ß", "😀", "\\", "*", "?", "ab", "\n"
  };

  private static final List<Wildcard.Relation> RELATIONS = List.of(Wildcard.Relation.values());

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void randomPatternsMatchWhatTheReferenceMatches(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 20_000; i++) {
      String pattern = text(random, 6);
      String value = text(random, 9);
      boolean cased = random.nextBoolean();
      Wildcard.Relation relation = RELATIONS.get(random.nextInt(RELATIONS.size()));

      boolean actual = matches(Wildcard.of(pattern, relation, cased), value, random.nextBoolean());

      assertThat(actual)
          .as("%s %s (cased %s) on %s", relation, pattern, cased, value)
          .isEqualTo(reference(pattern, relation, cased).matcher(value).matches());
    }
  }

  private static String text(SplittableRandom random, int longest) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(longest + 1); i > 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  /** Matches on a value in JSON, escaped more than needed or as little as possible. */
  private static boolean matches(Wildcard pattern, String value, boolean escapeAll) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (escapeAll || c < ' ' || c == '"' || c == '\\') {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    byte[] bytes = json.append('"').toString().getBytes(StandardCharsets.UTF_8);
    JsonTape tape = new JsonTape(JsonLimits.DEFAULT);
    assertThat(tape.read(bytes)).isNull();
    return pattern.matches(tape, 0);
  }

  private static Pattern reference(String pattern, Wildcard.Relation relation, boolean cased) {
    StringBuilder regex = new StringBuilder();
    if (relation == Wildcard.Relation.ENDS_WITH || relation == Wildcard.Relation.CONTAINS) {
      regex.append(".*");
    }
    int[] characters = pattern.codePoints().toArray();
    for (int i = 0; i < characters.length; i++) {
      int c = characters[i];
      boolean escapes =
          c == '\\'
              && i + 1 < characters.length
              && (characters[i + 1] == '*'
                  || characters[i + 1] == '?'
                  || characters[i + 1] == '\\');
      if (escapes) {
        regex.append(Pattern.quote(Character.toString(characters[++i])));
      } else if (c == '*') {
        regex.append(".*");
      } else if (c == '?') {
        regex.append('.');
      } else {
        regex.append(Pattern.quote(Character.toString(c)));
      }
    }
    if (relation == Wildcard.Relation.STARTS_WITH || relation == Wildcard.Relation.CONTAINS) {
      regex.append(".*");
    }
    int caseFlags = cased ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    return Pattern.compile(regex.toString(), Pattern.DOTALL | caseFlags);
  }
}
