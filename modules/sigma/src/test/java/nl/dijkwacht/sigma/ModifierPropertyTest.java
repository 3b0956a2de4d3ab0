package nl.dijkwacht.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import nl.dijkwacht.documents.Problem;
import nl.dijkwacht.sigma.modify.Placeholders;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random chains of modifiers on random texts, against a naive reference. */
class ModifierPropertyTest {

  private static final List<String> PLACEHOLDER = List.of("a*", "-b", "\\*");
  private static final RuleSettings SETTINGS =
      new RuleSettings(
          RuleSettings.DEFAULT.longestTimespan(), new Placeholders(Map.of("P", PLACEHOLDER)));

  private static final List<String> MODIFIERS =
      List.of(
          "contains",
          "startswith",
          "endswith",
          "cased",
          "all",
          "neq",
          "windash",
          "expand",
          "wide",
          "utf16le",
          "utf16be",
          "utf16",
          "base64",
          "base64",
          "base64offset",
          "base64offset");
  private static final Set<String> RELATIONS = Set.of("contains", "startswith", "endswith");
  private static final Set<String> WIDE = Set.of("wide", "utf16le", "utf16be", "utf16");
  private static final Set<String> ENCODINGS =
      Set.of("wide", "utf16le", "utf16be", "utf16", "base64", "base64offset");
  private static final String[] PIECES = {
    "a", "B", "k", "-", "/", "–", "é", "😀", "*", "?", "\\", "%P%", "ab", "%"
  };

  private final List<String> chain = new ArrayList<>();
  private final List<String> values = new ArrayList<>();
  private final List<List<NaiveText>> texts = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void chainsMeanWhatTheReferenceMakesOfThem(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int used = 0;
    int matched = 0;
    for (int i = 0; i < 2_000; i++) {
      generate(random);
      RuleSet rules = read();
      boolean isPossible = isLegal() && makesTexts();
      String as = chain + " " + values;
      assertThat(rules.rules().size()).as(as + rules.problems()).isEqualTo(isPossible ? 1 : 0);
      assertThat(rules.problems().stream().anyMatch(p -> p.severity() == Problem.Severity.ERROR))
          .as(as)
          .isNotEqualTo(isPossible);
      for (int j = 0; isPossible && j < 4; j++) {
        List<String> event = event(random);
        boolean expected = matches(event);
        assertThat(rules.matcher().match(Sigma.event("'f':" + json(event))).isEmpty())
            .as(as + " on " + event)
            .isNotEqualTo(expected);
        matched += expected ? 1 : 0;
      }
      used += isPossible ? 1 : 0;
    }
    assertThat(used).as("chains that are possible").isBetween(500, 1_900);
    assertThat(matched).as("matches").isBetween(used, 3 * used);
  }

  private void generate(SplittableRandom random) {
    chain.clear();
    values.clear();
    for (int i = random.nextInt(5); i > 0; i--) {
      chain.add(MODIFIERS.get(random.nextInt(MODIFIERS.size())));
    }
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      StringBuilder value = new StringBuilder();
      for (int j = random.nextInt(4); j >= 0; j--) {
        value.append(PIECES[random.nextInt(PIECES.length)]);
      }
      values.add(value.toString());
    }
  }

  private RuleSet read() {
    String key = "f" + chain.stream().map(name -> "|" + name).collect(Collectors.joining());
    String list =
        values.stream().map(v -> "'" + v + "'").collect(Collectors.joining(", ", "[", "]"));
    String rule = Sigma.rule("s:\n  " + key + ": " + list + "\ncondition: s");
    return RuleSet.read(
        List.of(new RuleFile("r", rule.getBytes(StandardCharsets.UTF_8))), SETTINGS);
  }

  /** What may follow what, in words: see docs/sigma.md. */
  private boolean isLegal() {
    boolean encoded = false;
    boolean related = false;
    String last = "";
    for (int i = 0; i < chain.size(); i++) {
      String name = chain.get(i);
      boolean encodes = ENCODINGS.contains(name);
      boolean relates = RELATIONS.contains(name);
      boolean again = chain.subList(0, i).contains(name) && !encodes;
      boolean afterCode = encoded && (name.equals("windash") || name.equals("expand"));
      boolean codeAfterRelation = name.startsWith("base64") && related;
      boolean wideTwice = WIDE.contains(name) && WIDE.contains(last);
      if (again || afterCode || codeAfterRelation || wideTwice || (relates && related)) {
        return false;
      }
      encoded |= encodes;
      related |= relates;
      last = List.of("cased", "all", "neq").contains(name) || relates ? last : name;
    }
    return !chain.contains("all") || values.size() > 1;
  }

  /** Makes the texts; false if some value cannot be changed so. */
  private boolean makesTexts() {
    texts.clear();
    for (String value : values) {
      Optional<NaiveText> parsed = NaiveText.parse(value, chain.contains("expand"));
      List<NaiveText> made = parsed.map(List::of).orElse(List.of());
      // Where a text has to stand says nothing of how it is encoded.
      List<String> order = new ArrayList<>(chain);
      order.removeIf(RELATIONS::contains);
      chain.stream().filter(RELATIONS::contains).forEach(order::add);
      for (String modifier : order) {
        List<NaiveText> next = new ArrayList<>();
        for (NaiveText text : made) {
          List<NaiveText> changed = text.changedBy(modifier, PLACEHOLDER);
          if (changed.isEmpty()) {
            return false;
          }
          next.addAll(changed);
        }
        made = next;
      }
      if (made.isEmpty() || made.size() > 1_000 || !made.stream().allMatch(NaiveText::isText)) {
        return false;
      }
      texts.add(made);
    }
    return true;
  }

  /** Values of which some fit, some nearly. */
  private List<String> event(SplittableRandom random) {
    List<String> event = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      List<NaiveText> of = texts.get(random.nextInt(texts.size()));
      String example = of.get(random.nextInt(of.size())).example();
      event.add(
          switch (random.nextInt(6)) {
            case 0 -> example.toUpperCase(Locale.ROOT);
            case 1 -> "x" + example;
            case 2 -> example + "y";
            case 3 -> PIECES[random.nextInt(PIECES.length)];
            default -> example;
          });
    }
    return event;
  }

  private boolean matches(List<String> event) {
    boolean cased = chain.contains("cased");
    long hit =
        texts.stream()
            .filter(
                variants ->
                    event.stream()
                        .anyMatch(v -> variants.stream().anyMatch(text -> text.fits(v, cased))))
            .count();
    boolean holds = chain.contains("all") ? hit == texts.size() : hit > 0;
    return holds != chain.contains("neq");
  }

  private static String json(List<String> values) {
    return values.stream()
        .map(
            value ->
                value
                    .chars()
                    .mapToObj("\\u%04x"::formatted)
                    .collect(Collectors.joining("", "'", "'")))
        .collect(Collectors.joining(",", "[", "]"));
  }
}
