package nl.dijkwacht.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
import nl.dijkwacht.controls.ControlFile;
import nl.dijkwacht.controls.ControlSet;
import nl.dijkwacht.controls.ControlSettings;
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

  private static final String GDPR = "coverage-gdpr.yml";
  private static final String PACKS = "coverage-conformance-packs.yml";

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
  @ValueSource(strings = {GDPR, PACKS})
  void everyCheckOfAPeerIsCoveredByWhatExistsOrHasAReasonNotToBe(String file) {
    Set<String> controls =
        ControlSet.read(
                ControlPack.files().stream()
                    .map(each -> new ControlFile(each.name(), each.content()))
                    .toList(),
                ControlSettings.DEFAULT)
            .all()
            .stream()
            .map(Control::id)
            .collect(Collectors.toSet());
    Set<String> rules = RulePack.files().stream().map(RuleFile::name).collect(Collectors.toSet());
    List<String> wrong = new ArrayList<>();
    read(file)
        .forEach(
            (peer, checks) ->
                checks.forEach(
                    (check, coverage) -> {
                      texts(coverage, "controls").stream()
                          .filter(id -> !controls.contains(id))
                          .forEach(id -> wrong.add(check + ": there is no control " + id));
                      texts(coverage, "rules").stream()
                          .filter(name -> !rules.contains(name))
                          .forEach(name -> wrong.add(check + ": there is no rule " + name));
                      if (texts(coverage, "controls").isEmpty()
                          && texts(coverage, "rules").isEmpty()
                          && !(coverage.get("reason") instanceof String)) {
                        wrong.add(check + ": neither covered nor with a reason");
                      }
                    }));
    assertThat(wrong).isEmpty();
  }

  @Test
  @Tag("corpora")
  @EnabledIf("corporaPresent")
  void everyCheckOfThePublicMapsOfTheGdprIsNamed() throws IOException {
    assertNamed(GDPR, "prowler", prowlerChecks());
    assertNamed(GDPR, "powerpipe", powerpipeChecks());
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
    assertNamed(PACKS, "aws-config", identifiers);
  }

  private static void assertNamed(String file, String peer, Set<String> checks) {
    Map<String, Map<String, Object>> coverage = read(file).getOrDefault(peer, Map.of());
    assertThat(coverage.keySet()).containsExactlyInAnyOrderElementsOf(checks);
    long covered =
        coverage.values().stream()
            .filter(of -> !texts(of, "controls").isEmpty() || !texts(of, "rules").isEmpty())
            .count();
    System.out.printf("Checks of %s: %d of %d covered%n", peer, covered, coverage.size());
  }

  private static Set<String> prowlerChecks() throws IOException {
    Map<String, Object> map = yaml().load(Files.readString(PROWLER));
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

  /** Peer, check, and what is said of it. */
  private static Map<String, Map<String, Map<String, Object>>> read(String file) {
    try (InputStream in =
        Objects.requireNonNull(ControlPack.class.getResourceAsStream("controls/" + file))) {
      return yaml().load(in);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> texts(Map<String, Object> coverage, String key) {
    return ((List<?>) coverage.getOrDefault(key, List.of()))
        .stream().map(Object::toString).toList();
  }

  private static Yaml yaml() {
    return new Yaml(new SafeConstructor(new LoaderOptions()));
  }
}
