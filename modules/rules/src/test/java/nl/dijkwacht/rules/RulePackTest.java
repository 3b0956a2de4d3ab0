package nl.dijkwacht.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

  /** Dutch says the same in more letters. */
  private static final int LONGEST_DUTCH_TITLE = 80;

  /** Until ATT&CK 18: what is T1685 and T1686 now, and would count twice beside them. */
  private static final String REVOKED = "attack\\.(t1562(\\.\\d{3})?|defense-evasion)";

  private static final List<String> LEVELS = List.of("low", "medium", "high", "critical");

  @Test
  void theIndexNamesExactlyTheRulesInTheFolderInOrder() throws IOException, URISyntaxException {
    Path root = folder();
    try (Stream<Path> files = Files.walk(root)) {
      List<String> rules =
          files
              .map(file -> root.relativize(file).toString().replace('\\', '/'))
              .filter(
                  name -> name.endsWith(".yml") && !name.matches("(accesses|changes|controls)/.*"))
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
      for (Map<String, Object> rule : documents(file)) {
        for (String key : List.of("id", "title", "title-nl")) {
          assertThat(seen.put(field(rule, key), file.name()))
              .as(key + " of " + file.name())
              .isNull();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("nl.dijkwacht.rules.RulePack#files")
  void aRuleSaysInDutchWhatItFindsAndWhatToDo(RuleFile file) {
    for (Map<String, Object> rule : documents(file)) {
      String title = (String) field(rule, "title-nl");
      assertThat(title)
          .isNotEqualTo(rule.get("title"))
          .hasSizeBetween(5, LONGEST_DUTCH_TITLE)
          .doesNotEndWith(".");
      List<String> steps = texts(rule, "response");
      List<String> stappen = texts(rule, "response-nl");
      assertThat(stappen).as(title).hasSameSizeAs(steps);
      for (int i = 0; i < steps.size(); i++) {
        assertThat(stappen.get(i)).isNotEqualTo(steps.get(i));
        assertThat(commands(stappen.get(i))).as(title).isEqualTo(commands(steps.get(i)));
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static List<String> texts(Map<String, Object> rule, String key) {
    return (List<String>) rule.getOrDefault(key, List.of());
  }

  /** What is to be typed, which is the same in every language. */
  private static Set<String> commands(String step) {
    return Pattern.compile("`[^`]+`")
        .matcher(step)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("nl.dijkwacht.rules.RulePack#files")
  void aRuleSaysWhatItFindsWhyAndWhatToDo(RuleFile file) {
    Map<String, Object> rule = documents(file).get(0);
    assertThat(field(rule, "level")).isIn(LEVELS);
    assertThat(field(rule, "description").toString()).hasSizeBetween(60, 600);
    assertThat(field(rule, "description-nl").toString())
        .hasSizeBetween(60, 600)
        .endsWith(".")
        .isNotEqualTo(field(rule, "description"));
    assertThat(numbers(rule, "description-nl")).isEqualTo(numbers(rule, "description"));
    assertThat(strings(rule, "references"))
        .isNotEmpty()
        .allMatch(address -> address.startsWith("https://docs.aws.amazon.com/"));
    assertThat(strings(rule, "response")).hasSizeBetween(1, 3);
    assertThat(strings(rule, "falsepositives")).isNotEmpty();
    assertThat(strings(rule, "tags"))
        .anyMatch(tag -> tag.matches("attack\\.t\\d{4}(\\.\\d{3})?"))
        .anyMatch(tag -> tag.matches("avg\\.art-\\d+(-\\d-[a-f])?"))
        .doesNotHaveDuplicates()
        .noneMatch(tag -> tag.matches(REVOKED));
  }

  @ParameterizedTest
  @MethodSource("nl.dijkwacht.rules.RulePack#files")
  void everyDocumentHasAnIdAndATitleThatFits(RuleFile file) {
    for (Map<String, Object> rule : documents(file)) {
      assertThat(UUID.fromString(field(rule, "id").toString()).version()).isEqualTo(4);
      assertThat(field(rule, "title").toString()).hasSizeLessThanOrEqualTo(LONGEST_TITLE);
    }
  }

  /** What only counts for the correlation before it would else be mistaken for a rule. */
  @ParameterizedTest
  @MethodSource("nl.dijkwacht.rules.RulePack#files")
  void aFileHasOneRuleOrACorrelationAndWhatItNames(RuleFile file) {
    List<Map<String, Object>> documents = documents(file);
    if (documents.size() > 1) {
      List<String> named =
          documents.stream()
              .filter(document -> document.containsKey("correlation"))
              .flatMap(document -> named(document).stream())
              .toList();
      assertThat(documents.subList(1, documents.size()))
          .allSatisfy(document -> assertThat(field(document, "name")).isIn(named));
    }
  }

  private static List<String> named(Map<String, Object> document) {
    Object rules =
        Objects.requireNonNull(((Map<?, ?>) field(document, "correlation")).get("rules"));
    return rules instanceof List<?> list
        ? list.stream().map(Object::toString).toList()
        : List.of(rules.toString());
  }

  @ParameterizedTest
  @MethodSource("nl.dijkwacht.rules.RulePack#files")
  void aRuleHasEventsThatItMustAndMustNotMatch(RuleFile file) throws IOException {
    Map<String, Object> cases = mapping(file.name().replaceFirst("\\.yml$", ".test.json"));
    List<Set<String>> shapes =
        documents(file).get(0).containsKey("correlation")
            ? List.of(Set.of("rule", "name", "events"), Set.of("rule", "name", "event"))
            : List.of(Set.of("name", "event"));
    for (String list : List.of("shouldMatch", "shouldNotMatch")) {
      assertThat(field(cases, list))
          .asInstanceOf(InstanceOfAssertFactories.list(Object.class))
          .isNotEmpty()
          .allSatisfy(
              entry ->
                  assertThat(entry)
                      .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                      .satisfies(given -> assertThat(given.keySet()).isIn(shapes)));
    }
  }

  private static Set<String> numbers(Map<String, Object> rule, String key) {
    return Pattern.compile("\\d+")
        .matcher(field(rule, key).toString())
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
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

  private static List<Map<String, Object>> documents(RuleFile file) {
    List<Map<String, Object>> documents = new ArrayList<>();
    yaml()
        .loadAll(new String(file.content(), StandardCharsets.UTF_8))
        .forEach(
            document ->
                documents.add(
                    assertThat(document)
                        .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                        .actual()));
    return documents;
  }

  private static Map<String, Object> mapping(String name) throws IOException {
    try (var in = resource(name).openStream()) {
      // JSON is YAML, so one parser reads both.
      return yaml().load(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static Yaml yaml() {
    return new Yaml(new SafeConstructor(new LoaderOptions()));
  }
}
