package nl.dijkwacht.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.dijkwacht.controls.Control;
import nl.dijkwacht.rules.PeerCoverage.Check;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Holds what is said of the checks of peers to the truth: each is covered by controls or rules that
 * exist, or it is told why not.
 */
class PeerCoverageTest {

  private static final Path CORPORA = Path.of(System.getProperty("dijkwacht.corpora", "corpora"));
  private static final Path PROWLER = CORPORA.resolve("gdpr-maps/prowler_gdpr_aws.json");
  private static final Path POWERPIPE =
      CORPORA.resolve("gdpr-maps/turbot_gdpr_article_to_control.csv");
  private static final Path CONFORMANCE_PACKS = CORPORA.resolve("conformance-packs");

  private static final Pattern IDENTIFIER = Pattern.compile("SourceIdentifier: ([A-Z0-9_]+)");

  static boolean corporaPresent() {
    return Files.isRegularFile(PROWLER) && Files.isDirectory(CONFORMANCE_PACKS);
  }

  @ParameterizedTest
  @ValueSource(strings = {PeerCoverage.GDPR, PeerCoverage.PACKS})
  void everyCheckOfAPeerIsCoveredByWhatExistsOrHasAReasonNotToBe(String file) {
    Set<String> controls =
        CompiledControls.ALL.all().stream().map(Control::id).collect(Collectors.toSet());
    Set<String> rules = RulePack.files().stream().map(RuleFile::name).collect(Collectors.toSet());

    assertThat(PeerCoverage.read(file).values().stream().flatMap(List::stream))
        .isNotEmpty()
        .allSatisfy(
            check -> {
              assertThat(controls).as(check.id()).containsAll(check.controls());
              assertThat(rules).as(check.id()).containsAll(check.rules());
              assertThat(check.covered() || !check.reason().isEmpty())
                  .as("%s is covered or has a reason", check.id())
                  .isTrue();
            });
  }

  @Test
  void thePageOfCoverageIsThatOfTheFiles() throws IOException {
    Path page = Path.of(System.getProperty("dijkwacht.root"), "docs", "controls-coverage.md");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(page, PeerCoveragePage.markdown());
    }

    assertThat(page)
        .as("run the test with -Dgolden.update=true when a change of coverage is meant")
        .hasContent(PeerCoveragePage.markdown());
  }

  @Test
  @Tag("corpora")
  @EnabledIf("corporaPresent")
  void everyCheckOfThePublicMapsOfTheGdprIsNamed() throws IOException {
    assertNamed(PeerCoverage.GDPR, "prowler", prowlerChecks());
    assertNamed(PeerCoverage.GDPR, "powerpipe", powerpipeChecks());
  }

  @Test
  @Tag("corpora")
  @EnabledIf("corporaPresent")
  void everyRuleOfTheConformancePacksIsNamed() throws IOException {
    Set<String> identifiers = new TreeSet<>();
    try (Stream<Path> packs = Files.list(CONFORMANCE_PACKS)) {
      for (Path pack : packs.filter(file -> file.toString().endsWith(".yaml")).toList()) {
        Matcher matcher = IDENTIFIER.matcher(Files.readString(pack));
        while (matcher.find()) {
          identifiers.add(matcher.group(1));
        }
      }
    }
    assertNamed(PeerCoverage.PACKS, "aws-config", identifiers);
  }

  private static void assertNamed(String file, String peer, Set<String> checks) {
    List<Check> coverage = PeerCoverage.read(file).getOrDefault(peer, List.of());
    assertThat(coverage).extracting(Check::id).containsExactlyInAnyOrderElementsOf(checks);
  }

  private static Set<String> prowlerChecks() throws IOException {
    Map<String, Object> map =
        new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(PROWLER));
    Set<String> checks = new TreeSet<>();
    for (Object requirement : (List<?>) Objects.requireNonNull(map.get("Requirements"))) {
      Object names = ((Map<?, ?>) requirement).get("Checks");
      ((List<?>) Objects.requireNonNull(names)).forEach(name -> checks.add(name.toString()));
    }
    return checks;
  }

  private static Set<String> powerpipeChecks() throws IOException {
    return Files.readAllLines(POWERPIPE).stream()
        .skip(1)
        .map(line -> line.split(",", 5)[3])
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
