package nl.dijkwacht.core.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.dijkwacht.core.Clipped;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a breach, as Art. 33(3) AVG and the authority's form ask. What is not known is
 * null or empty.
 *
 * @param nature what happened
 * @param kinds of breach
 * @param subjects approximate number of data subjects
 * @param records approximate number of records
 * @param estimate how the numbers were estimated
 * @param encrypted whether the data were encrypted at the time
 * @param actorCouldUseKey whether who got at the data could use the key: then encryption is no
 *     defence (Art. 34(3)(a))
 * @param highRisk whether the risk to the data subjects is high (Art. 34(1))
 */
public record BreachFacts(
    @Nullable String nature,
    List<Kind> kinds,
    List<String> dataCategories,
    List<String> subjectCategories,
    @Nullable Long subjects,
    @Nullable Long records,
    @Nullable String estimate,
    @Nullable String consequences,
    @Nullable String measuresTaken,
    @Nullable String measuresProposed,
    @Nullable Answer encrypted,
    @Nullable Answer actorCouldUseKey,
    @Nullable Answer highRisk) {

  /** Nothing is known. */
  public static final BreachFacts NONE =
      new BreachFacts(
          null, List.of(), List.of(), List.of(), null, null, null, null, null, null, null, null,
          null);

  private static final int MOST_CATEGORIES = 50;

  /** What a breach does to data. */
  public enum Kind {
    CONFIDENTIALITY,
    INTEGRITY,
    AVAILABILITY
  }

  public BreachFacts {
    nature = line(nature);
    kinds = kinds.stream().distinct().sorted().toList();
    dataCategories = lines(dataCategories);
    subjectCategories = lines(subjectCategories);
    estimate = line(estimate);
    consequences = line(consequences);
    measuresTaken = line(measuresTaken);
    measuresProposed = line(measuresProposed);
  }

  private static @Nullable String line(@Nullable String text) {
    String line = text == null ? "" : Clipped.line(text);
    return line.isEmpty() ? null : line;
  }

  private static List<String> lines(List<String> texts) {
    return texts.stream()
        .map(Clipped::line)
        .filter(text -> !text.isEmpty())
        .distinct()
        .limit(MOST_CATEGORIES)
        .toList();
  }

  /** These, with what the others tell in place of it. */
  BreachFacts with(BreachFacts newer) {
    return new BreachFacts(
        or(newer.nature, nature),
        newer.kinds.isEmpty() ? kinds : newer.kinds,
        newer.dataCategories.isEmpty() ? dataCategories : newer.dataCategories,
        newer.subjectCategories.isEmpty() ? subjectCategories : newer.subjectCategories,
        or(newer.subjects, subjects),
        or(newer.records, records),
        or(newer.estimate, estimate),
        or(newer.consequences, consequences),
        or(newer.measuresTaken, measuresTaken),
        or(newer.measuresProposed, measuresProposed),
        or(newer.encrypted, encrypted),
        or(newer.actorCouldUseKey, actorCouldUseKey),
        or(newer.highRisk, highRisk));
  }

  private static <T> @Nullable T or(@Nullable T newer, @Nullable T older) {
    return newer == null ? older : newer;
  }

  /** Whether a number makes no sense. */
  boolean isImpossible() {
    return (subjects != null && subjects < 0) || (records != null && records < 0);
  }

  /** What is told, by the names of the components. */
  public Map<String, String> told() {
    Map<String, String> told = new TreeMap<>();
    put(told, "nature", nature);
    put(told, "kinds", joined(kinds));
    put(told, "dataCategories", joined(dataCategories));
    put(told, "subjectCategories", joined(subjectCategories));
    put(told, "subjects", subjects);
    put(told, "records", records);
    put(told, "estimate", estimate);
    put(told, "consequences", consequences);
    put(told, "measuresTaken", measuresTaken);
    put(told, "measuresProposed", measuresProposed);
    put(told, "encrypted", encrypted);
    put(told, "actorCouldUseKey", actorCouldUseKey);
    put(told, "highRisk", highRisk);
    return told;
  }

  private static @Nullable String joined(List<?> values) {
    return values.isEmpty()
        ? null
        : values.stream().map(Object::toString).collect(Collectors.joining("; "));
  }

  private static void put(Map<String, String> told, String name, @Nullable Object value) {
    if (value != null) {
      told.put(name, value instanceof Enum<?> e ? e.name().toLowerCase(Locale.ROOT) : "" + value);
    }
  }

  /** What the register of breaches needs and is not told (Art. 33(5) AVG), in words. */
  List<String> missing() {
    Map<String, @Nullable Object> needed = new LinkedHashMap<>();
    needed.put("the nature", nature);
    needed.put("the kind", kinds.isEmpty() ? null : kinds);
    needed.put("the likely consequences", consequences);
    needed.put("the measures taken", measuresTaken);
    return needed.entrySet().stream()
        .filter(each -> each.getValue() == null)
        .map(Map.Entry::getKey)
        .toList();
  }
}
