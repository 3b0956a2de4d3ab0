package nl.dijkwacht.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MeterReferenceTest {

  private final MeterReference reference = new MeterReference();

  @Test
  void theReferencePageIsThatOfTheCatalogue() throws IOException {
    Path page = Path.of(System.getProperty("dijkwacht.root"), "docs", "metrics.md");
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(page.resolveSibling(""));
      Files.writeString(page, reference.markdown());
    }

    assertThat(page)
        .as("run the test with -Dgolden.update=true when a change of the catalogue is meant")
        .hasContent(reference.markdown());
  }

  @Test
  void theExamplesInPromQlAskForMetricsThatExist() {
    assertThat(Pattern.compile("dijkwacht_\\w+").matcher(MeterReference.INTRODUCTION).results())
        .isNotEmpty()
        .extracting(MatchResult::group)
        .extracting(name -> name.replaceFirst("_bucket$", ""))
        .allSatisfy(name -> assertThat(reference.names()).contains(name));
  }
}
