package nl.dijkwacht.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class RulePackTest {

  /** What fits beside level and time on one line of a terminal, a telephone or a subject line. */
  private static final int LONGEST_TITLE = 60;

  private static final List<String> LEVELS = List.of("low", "medium", "high", "critical");

  @Test
  void theIndexNamesExactlyTheRulesInTheFolderInOrder() throws IOException, URISyntaxException {
    Path root = folder();
    try (Stream<Path> files = Files.walk(root)) {
      List<String> rules =
          files
              .map(file -> root.relativize(file).toString().replace('\\', '/'))
              .filter(name -> name.endsWith(".yml"))
              .sorted()
              .toList();
      assertThat(names()).isEqualTo(rules).hasSizeGreaterThan(25);
    }
  }

  @Test
  void everyTestFileBelongsToARule() throws IOException, URISyntaxException {
    Path root = folder();
    try (Stream<Path> files = Files.walk(root)) {
      assertThat(files.map(Path::toString).filter(name -> name.endsWith(".test.json")))
          .allSatisfy(
              name -> assertThat(Path.of(name.replaceFirst("\\.test\\.json$", ".yml"))).exists());
    }
  }

  @Test
  void noTwoRulesShareAnIdOrATitle() {
    Map<Object, String> seen = new HashMap<>();
    for (RuleFile file : RulePack.files()) {
      Map<String, Object> rule = mapping(file);
      for (String key : List.of("id", "title")) {
        assertThat(seen.put(field(rule, key), file.name())).as(key + " of " + file.name()).isNull();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("nl.dijkwacht.rules.RulePack#files")
  void aRuleSaysWhatItFindsWhyAndWhatToDo(RuleFile file) {
    Map<String, Object> rule = mapping(file);
    assertThat(UUID.fromString(field(rule, "id").toString()).version()).isEqualTo(4);
    assertThat(field(rule, "title").toString()).hasSizeLessThanOrEqualTo(LONGEST_TITLE);
    assertThat(field(rule, "level")).isIn(LEVELS);
    assertThat(field(rule, "description").toString()).hasSizeBetween(60, 600);
    assertThat(strings(rule, "references"))
        .isNotEmpty()
        .allMatch(address -> address.startsWith("https://docs.aws.amazon.com/"));
    assertThat(strings(rule, "response")).hasSizeBetween(1, 3);
    assertThat(strings(rule, "falsepositives")).isNotEmpty();
    assertThat(strings(rule, "tags"))
        .anyMatch(tag -> tag.matches("attack\\.t\\d{4}(\\.\\d{3})?"))
        .anyMatch(tag -> tag.matches("avg\\.art-\\d+(-\\d-[a-f])?"));
  }

  @ParameterizedTest
  @MethodSource("nl.dijkwacht.rules.RulePack#files")
  void aRuleHasEventsThatItMustAndMustNotMatch(RuleFile file) throws IOException {
    Map<String, Object> cases = mapping(file.name().replaceFirst("\\.yml$", ".test.json"));
    for (String list : List.of("shouldMatch", "shouldNotMatch")) {
      assertThat(field(cases, list))
          .asInstanceOf(InstanceOfAssertFactories.list(Object.class))
          .isNotEmpty()
          .allSatisfy(
              entry ->
                  assertThat(entry)
                      .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                      .containsOnlyKeys("name", "event"));
    }
  }

  private static List<String> names() {
    return RulePack.files().stream().map(RuleFile::name).toList();
  }

  private static Path folder() throws URISyntaxException {
    return Objects.requireNonNull(Path.of(resource("index.txt").toURI()).getParent());
  }

  private static URL resource(String name) {
    return Objects.requireNonNull(RulePack.class.getResource(name), name);
  }

  private static Object field(Map<String, Object> document, String key) {
    return Objects.requireNonNull(document.get(key), key);
  }

  private static List<String> strings(Map<String, Object> document, String key) {
    return ((List<?>) field(document, key)).stream().map(Object::toString).toList();
  }

  private static Map<String, Object> mapping(RuleFile file) {
    return parse(new String(file.content(), StandardCharsets.UTF_8));
  }

  private static Map<String, Object> mapping(String name) throws IOException {
    try (var in = resource(name).openStream()) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  // JSON is YAML, so one parser reads both.
  private static Map<String, Object> parse(String text) {
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
  }
}
