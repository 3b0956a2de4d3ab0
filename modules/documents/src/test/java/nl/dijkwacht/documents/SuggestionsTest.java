package nl.dijkwacht.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {

  @ParameterizedTest
  @CsvSource({
    "bootstrap-server, bootstrap-servers",
    "Bootstrap_Servers, bootstrap-servers",
    "tilte, title",
    "tite, title",
    "ttitle, title",
    "TITLE, title",
    "ids, id"
  })
  void aMisspeltNameFindsWhatWasMeant(String name, String meant) {
    assertThat(Suggestions.nearest(name, Set.of("title", "id", "bootstrap-servers", "logsource")))
        .contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"xyz, abc", "detection, title", "bootstrap-xxxx, bootstrap-serv", "ab, cd"})
  void whatIsTooFarIsNotSuggested(String name, String other) {
    assertThat(Suggestions.nearest(name, Set.of(other))).isEmpty();
  }

  @Test
  void theNearestWinsAndTheAlphabetDecidesBetweenEquals() {
    assertThat(Suggestions.nearest("retries", List.of("retrial", "retrie"))).contains("retrie");
    assertThat(Suggestions.nearest("port", List.of("sort", "part"))).contains("part");
  }

  @Test
  void aSwapOfNeighboursCountsAsOne() {
    assertThat(Suggestions.nearest("ab", Set.of("ba"))).contains("ba");
  }

  @Test
  void hugeNamesAreNotCompared() {
    assertThat(Suggestions.nearest("a".repeat(81), Set.of("a".repeat(81)))).isEmpty();
    assertThat(Suggestions.nearest("a".repeat(80), Set.of("a".repeat(80)))).isPresent();
  }
}
