package nl.dijkwacht.registers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamePatternTest {

  @ParameterizedTest
  @CsvSource({
    "klant, klant, true",
    "klant, klanten, false",
    "klant*, klant, true",
    "*klant, mijn-klant, true",
    "*klant, klanten, false",
    "a*b*c, a-b-b-c, true",
    "a*a, a, false",
    "a**a, aa, true",
    "*, anything, true",
    "*ab*ab*, xabx, false",
    "*aab*, aaab, true",
    "k.nt, kant, false"
  })
  void aStarStandsForAnyCharacters(String pattern, String name, boolean matches) {
    assertThat(new NamePattern(pattern).matches(name)).isEqualTo(matches);
  }

  /** Few letters, so that pieces overlap themselves. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void itSaysWhatARegularExpressionSays(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 50_000; i++) {
      String pattern = word(random, "ab*", 8);
      String name = word(random, "ab", 12);
      Pattern expected = Pattern.compile(pattern.replace("*", ".*"));

      assertThat(new NamePattern(pattern).matches(name))
          .as("%s on %s", pattern, name)
          .isEqualTo(expected.matcher(name).matches());
    }
  }

  @Test
  void theFewerStarsAndTheMoreLettersTheCloser() {
    assertThat(PatternIndex.closestFirst().compare(new NamePattern("a"), new NamePattern("long*")))
        .isNegative();
    assertThat(PatternIndex.closestFirst().compare(new NamePattern("ab*"), new NamePattern("a*")))
        .isNegative();
  }

  static String word(Random random, String letters, int longest) {
    StringBuilder word = new StringBuilder();
    for (int length = random.nextInt(longest); length > 0; length--) {
      word.append(letters.charAt(random.nextInt(letters.length())));
    }
    return word.toString();
  }
}
