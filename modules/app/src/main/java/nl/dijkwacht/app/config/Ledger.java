package nl.dijkwacht.app.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.documents.Problems;

/**
 * What has come to light while reading: each setting with its place, and the problems. Confined to
 * one thread.
 */
final class Ledger {
  private static final String WRONG = "(wrong)";

  private final Problems problems = new Problems();
  private final List<Setting> settings = new ArrayList<>();
  private final Map<String, Place> places = new HashMap<>();
  private final Set<String> wrong = new HashSet<>();

  Problems problems() {
    return problems;
  }

  List<Setting> settings() {
    return List.copyOf(settings);
  }

  void add(Setting setting, Place place, Problems found) {
    problems.addAll(found);
    places.put(setting.key(), place);
    if (found.hasErrors()) {
      wrong.add(setting.key());
      settings.add(new Setting(setting.key(), WRONG, setting.origin()));
    } else {
      settings.add(setting);
    }
  }

  /**
   * Reports settings that do not go together, at the first of them; not if one of them is wrong by
   * itself, for then its value is only the default that stands in for it.
   */
  void reject(String message, String firstKey, String... otherKeys) {
    if (areRight(firstKey, otherKeys)) {
      problems.error(place(firstKey), message);
    }
  }

  /** Tells in the same way of settings that go together, but are perhaps not meant. */
  void warn(String message, String firstKey, String... otherKeys) {
    if (areRight(firstKey, otherKeys)) {
      problems.warning(place(firstKey), message);
    }
  }

  private boolean areRight(String firstKey, String... otherKeys) {
    return !wrong.contains(firstKey) && List.of(otherKeys).stream().noneMatch(wrong::contains);
  }

  private Place place(String key) {
    Place place = places.get(key);
    if (place == null) {
      throw new IllegalArgumentException("not a setting: " + key);
    }
    return place;
  }
}
