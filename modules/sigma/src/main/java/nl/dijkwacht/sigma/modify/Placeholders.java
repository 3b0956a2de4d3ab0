package nl.dijkwacht.sigma.modify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the placeholders of rules, such as {@code %Administrators%}, stand for here. Immutable.
 *
 * @param values by name, which counts in any case; each is a text with Sigma's wildcards
 */
public record Placeholders(Map<String, List<String>> values) {

  public static final Placeholders NONE = new Placeholders(Map.of());

  public Placeholders {
    Map<String, List<String>> byName = new LinkedHashMap<>();
    values.forEach(
        (name, texts) -> byName.computeIfAbsent(key(name), key -> new ArrayList<>()).addAll(texts));
    byName.replaceAll((name, texts) -> texts.stream().distinct().toList());
    values = Map.copyOf(byName);
  }

  /** These and others; of a name that both have, all values count. */
  public Placeholders and(Placeholders others) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (Placeholders each : List.of(this, others)) {
      each.values.forEach(
          (name, texts) -> all.computeIfAbsent(name, key -> new ArrayList<>()).addAll(texts));
    }
    return new Placeholders(all);
  }

  Optional<List<String>> of(String name) {
    return Optional.ofNullable(values.get(key(name)));
  }

  Set<String> names() {
    return values.keySet();
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
