package nl.dijkwacht.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of Prometheus ask for metrics that exist; whether they fire is tested by promtool. */
class PrometheusRulesTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("dijkwacht.root"), "docker", "prometheus");

  private final MeterReference reference = new MeterReference();

  @ParameterizedTest
  @ValueSource(strings = {"dijkwacht-rules.yml", "dijkwacht-rules-test.yml"})
  void theyAskForMetricsThatExist(String file) throws IOException {
    assertThat(
            Pattern.compile("dijkwacht_\\w+")
                .matcher(Files.readString(FOLDER.resolve(file)))
                .results())
        .isNotEmpty()
        .extracting(MatchResult::group)
        .extracting(name -> name.replaceFirst("_bucket$", ""))
        .allSatisfy(name -> assertThat(reference.names()).contains(name));
  }
}
