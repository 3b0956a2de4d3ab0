package nl.dijkwacht.app.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import nl.dijkwacht.documents.Fields;
import nl.dijkwacht.documents.Mapping;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.documents.Problems;

/**
 * A section of the configuration: each setting comes from the environment, else from the file, else
 * it is the default, and is noted with where it came from. Confined to one thread.
 */
final class Section {
  private final String path;
  private final Mapping mapping;
  private final Fields file;
  private final Environment environment;
  private final Ledger ledger;
  private final List<Section> children = new ArrayList<>();

  private Section(String path, Mapping mapping, Environment environment, Ledger ledger) {
    this.path = path;
    this.mapping = mapping;
    this.file = Fields.of(mapping, ledger.problems());
    this.environment = environment;
    this.ledger = ledger;
  }

  static Section root(Mapping file, Environment environment, Ledger ledger) {
    return new Section("", file, environment, ledger);
  }

  /** A nested section; without keys when the file lacks it. */
  Section section(String key) {
    Mapping nested =
        file.section(key)
            .flatMap(present -> file.node(key))
            .map(Mapping.class::cast)
            .orElseGet(() -> empty(file.placeOf(key)));
    Section child = new Section(pathOf(key), nested, environment, ledger);
    children.add(child);
    return child;
  }

  /** The value in effect; the default when it is absent or, which is reported, wrong. */
  <T> T value(String key, SettingType<T> type, T defaultValue) {
    Optional<Node> override =
        type.isList() ? environment.list(pathOf(key)) : environment.scalar(pathOf(key));
    Optional<Node> inFile = file.node(key);
    Optional<Node> node = override.isPresent() ? override : inFile;
    Place place = override.map(Node::place).orElseGet(() -> file.placeOf(key));
    Problems found = new Problems();
    T value =
        node.map(n -> type.reading().read(SettingType.only(key, n, found), key, found))
            .filter(read -> !found.hasErrors())
            .orElse(defaultValue);
    String origin = node.isPresent() ? Origin.text(place) : Origin.DEFAULT;
    ledger.add(new Setting(pathOf(key), type.shown().apply(value), origin), place, found);
    return value;
  }

  /**
   * The values of a section in which the keys are the user's own, in the order of the file.
   *
   * @param keyOf makes a key of a variable's name, as {@link Environment#keysBelow} says
   * @param placeholder stands for a wrong value
   */
  <T> Map<String, T> values(
      UnaryOperator<String> keyOf, Function<String, SettingType<T>> typeOf, T placeholder) {
    Set<String> keys = new LinkedHashSet<>(mapping.entries().keySet());
    keys.removeIf(key -> file.node(key).isEmpty());
    keys.addAll(environment.keysBelow(path, keyOf));
    if (keys.isEmpty()) {
      ledger.add(
          new Setting(path, SettingType.NONE, Origin.DEFAULT), mapping.place(), new Problems());
    }
    Map<String, T> values = new LinkedHashMap<>();
    keys.forEach(key -> values.put(key, value(key, typeOf.apply(key), placeholder)));
    return Collections.unmodifiableMap(values);
  }

  /** Reports the keys that nobody asked for, here and below. */
  void rejectUnknown() {
    file.rejectUnknown();
    children.forEach(Section::rejectUnknown);
  }

  private String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static Mapping empty(Place place) {
    return new Mapping(place, Map.of(), Map.of());
  }
}
