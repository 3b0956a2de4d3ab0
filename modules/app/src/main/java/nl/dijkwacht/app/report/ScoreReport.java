package nl.dijkwacht.app.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.dijkwacht.app.report.Standing.Outcome;
import nl.dijkwacht.app.rulelist.Coverage;
import nl.dijkwacht.controls.Control;
import nl.dijkwacht.controls.Headline;
import nl.dijkwacht.controls.Mapping;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.reports.period.Score;

/**
 * The technical control score: of the checks that could be made, how many passed. It is no
 * judgement on compliance, and beside each score stands what it does not count.
 *
 * @param at until when exceptions were reckoned with (wall clock)
 * @param resources whose state was read
 * @param unreadable resources whose state could not be read
 * @param foreign results of controls that are not known here, which do not count
 * @param all over all controls and resources
 * @param parts the score of each part, by dimension and in the order to be shown in
 */
public record ScoreReport(
    Instant at,
    long resources,
    long unreadable,
    long foreign,
    Score all,
    Map<Dimension, List<Part>> parts) {

  static final String NO_LEGAL_ENTITY = "(account not registered)";

  /** What the score is divided by. */
  enum Dimension {
    HEADLINE("headline", "headlines"),
    LEGAL_ENTITY("legal-entity", "legalEntities"),
    ACCOUNT("account", "accounts"),
    FRAMEWORK("framework", "frameworks"),
    ARTICLE("article", "articles");

    private final String label;
    private final String plural;

    Dimension(String label, String plural) {
      this.label = label;
      this.plural = plural;
    }

    String label() {
      return label;
    }

    /** Its name in JSON. */
    String plural() {
      return plural;
    }
  }

  /**
   * One part of a dimension.
   *
   * @param name such as {@code residency}, an account's number, {@code avg} or {@code 32(1)(a)}
   * @param about what else people know it by: the account's name, the article's framework; may be
   *     empty
   */
  record Part(String name, String about, Score score) {}

  /** Worst first; what has no score last. */
  private static final Comparator<Part> WORST_FIRST =
      Comparator.comparing((Part part) -> part.score().tenths().orElse(Integer.MAX_VALUE))
          .thenComparing(part -> -part.score().failed())
          .thenComparing(Part::name);

  /** Makes it of how resources stand. */
  static ScoreReport of(
      PostureTally tally, List<Control> controls, Registers registers, Instant at) {
    return of(tally.counted(), tally.unreadable(), controls, registers, at);
  }

  /**
   * @param counted how many resources stand in each way
   */
  static ScoreReport of(
      Map<Standing, Long> counted,
      long unreadable,
      List<Control> controls,
      Registers registers,
      Instant at) {
    Map<String, Score> byControl = new TreeMap<>();
    Map<String, Score> byAccount = new TreeMap<>();
    Map<String, Control> known =
        controls.stream().collect(Collectors.toMap(Control::id, Function.identity()));
    long foreign = 0;
    for (Map.Entry<Standing, Long> standing : counted.entrySet()) {
      String account = standing.getKey().account();
      long times = standing.getValue();
      for (Map.Entry<String, Outcome> result : standing.getKey().outcomes().entrySet()) {
        if (known.containsKey(result.getKey())) {
          add(byControl, result.getKey(), result.getValue().score(), times);
          add(byAccount, account, result.getValue().score(), times);
        } else {
          foreign += times;
        }
      }
    }
    Score all =
        byAccount.values().stream().reduce(Score.NOTHING, (sum, score) -> sum.plus(score, 1));
    Map<Dimension, List<Part>> parts = new EnumMap<>(Dimension.class);
    parts.put(Dimension.HEADLINE, headlines(byControl, known));
    parts.put(Dimension.LEGAL_ENTITY, legalEntities(byAccount, registers));
    parts.put(Dimension.ACCOUNT, accounts(byAccount, registers));
    parts.put(Dimension.FRAMEWORK, frameworks(byControl, known));
    parts.put(Dimension.ARTICLE, articles(byControl, known));
    long resources = counted.values().stream().mapToLong(Long::longValue).sum();
    return new ScoreReport(at, resources, unreadable, foreign, all, parts);
  }

  /** The results of each control, by its id. */
  static Map<String, Score> byControl(Map<Standing, Long> counted) {
    Map<String, Score> scores = new TreeMap<>();
    counted.forEach(
        (standing, times) ->
            standing
                .outcomes()
                .forEach((control, outcome) -> add(scores, control, outcome.score(), times)));
    return scores;
  }

  private static <K> void add(Map<K, Score> scores, K key, Score score, long times) {
    scores.merge(key, Score.NOTHING.plus(score, times), (one, other) -> one.plus(other, 1));
  }

  /** All five in their order, also those that nothing counts for. */
  private static List<Part> headlines(Map<String, Score> byControl, Map<String, Control> known) {
    Map<Headline, Score> scores = new EnumMap<>(Headline.class);
    for (Headline headline : Headline.values()) {
      scores.put(headline, Score.NOTHING);
    }
    byControl.forEach(
        (id, score) ->
            Optional.ofNullable(known.get(id))
                .flatMap(Control::headline)
                .ifPresent(headline -> add(scores, headline, score, 1)));
    List<Part> parts = new ArrayList<>();
    scores.forEach((headline, score) -> parts.add(new Part(headline.label(), "", score)));
    return parts;
  }

  private static List<Part> legalEntities(Map<String, Score> byAccount, Registers registers) {
    Map<String, Score> scores = new TreeMap<>();
    byAccount.forEach(
        (account, score) ->
            add(
                scores,
                registers.account(account).map(AccountEntry::legalEntity).orElse(NO_LEGAL_ENTITY),
                score,
                1));
    return scores.entrySet().stream()
        .map(entry -> new Part(entry.getKey(), "", entry.getValue()))
        .sorted(WORST_FIRST)
        .toList();
  }

  private static List<Part> accounts(Map<String, Score> byAccount, Registers registers) {
    return byAccount.entrySet().stream()
        .map(
            entry ->
                new Part(
                    entry.getKey(),
                    registers.account(entry.getKey()).map(AccountEntry::name).orElse(""),
                    entry.getValue()))
        .sorted(WORST_FIRST)
        .toList();
  }

  /** A control counts once for a framework, however many of its articles ask for it. */
  private static List<Part> frameworks(Map<String, Score> byControl, Map<String, Control> known) {
    Map<Mapping.Framework, Score> scores = new EnumMap<>(Mapping.Framework.class);
    byControl.forEach(
        (id, score) ->
            mappings(id, known).stream()
                .map(Mapping::framework)
                .distinct()
                .forEach(framework -> add(scores, framework, score, 1)));
    List<Part> parts = new ArrayList<>();
    scores.forEach(
        (framework, score) ->
            parts.add(
                new Part(
                    framework.label(), framework.force().name().toLowerCase(Locale.ROOT), score)));
    return parts;
  }

  private static List<Part> articles(Map<String, Score> byControl, Map<String, Control> known) {
    Map<Mapping.Framework, Map<String, Score>> scores = new EnumMap<>(Mapping.Framework.class);
    byControl.forEach(
        (id, score) ->
            mappings(id, known).stream()
                .distinct()
                .forEach(
                    mapping ->
                        add(
                            scores.computeIfAbsent(
                                mapping.framework(), any -> new TreeMap<>(Coverage.BY_NUMBER)),
                            mapping.reference(),
                            score,
                            1)));
    List<Part> parts = new ArrayList<>();
    scores.forEach(
        (framework, byReference) ->
            byReference.forEach(
                (reference, score) -> parts.add(new Part(reference, framework.label(), score))));
    return parts;
  }

  private static List<Mapping> mappings(String id, Map<String, Control> known) {
    Control control = known.get(id);
    return control == null ? List.of() : control.mappings();
  }

  public ScoreReport {
    parts = Map.copyOf(parts);
  }

  /** The parts of a dimension, in the order to be shown in. */
  List<Part> of(Dimension dimension) {
    return parts.getOrDefault(dimension, List.of());
  }
}
