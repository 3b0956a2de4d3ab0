package nl.dijkwacht.sigma.modify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegexSizeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "abc 3",
        "a{3} 3",
        "a{3,} 3",
        "a{3,7}b 8",
        "a{0} 1",
        "(ab){10} 40",
        "((a{10}){10}){10} 1220",
        "[a-z(]{12} 12",
        "[]{}a]{5} 5",
        "[^]]{5} 5",
        "[[:alpha:]]]{5} 6",
        "[\\]]{5} 5",
        "\\({5} 5",
        "\\d{12} 12",
        "\\p{Lu}{3} 3",
        "{x{2}} 4",
        "\\Q((\\Ea 7",
        "a) 3",
        "(a 1",
        "[a 1",
        "a\\ 2",
        "\\Q{9} 5",
      })
  void repetitionsCountAsOftenAsTheyAreWrittenOut(String regex, long expected) {
    assertThat(new RegexSize(regex).total()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anyTextHasASize(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    String[] pieces = {
      "a", "\\", "\\Q", "\\E", "\\p{", "[", "[:", ":]", "]", "^", "(", ")", "{9", "{1000}", "}"
    };
    for (int i = 0; i < 20_000; i++) {
      StringBuilder regex = new StringBuilder();
      for (int j = random.nextInt(12); j > 0; j--) {
        regex.append(pieces[random.nextInt(pieces.length)]);
      }
      assertThat(new RegexSize(regex.toString()).total()).as(regex.toString()).isNotNegative();
    }
  }
}
