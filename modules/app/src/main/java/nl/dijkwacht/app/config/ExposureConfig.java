package nl.dijkwacht.app.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import nl.dijkwacht.core.access.Exposure;
import nl.dijkwacht.streams.exposure.ExposureSettings;

/**
 * What counts as exposure of personal data, and what is told of it.
 *
 * @param settings for the stage
 * @param ambiguous ids of controls that are listed as more than one kind
 */
public record ExposureConfig(ExposureSettings settings, List<String> ambiguous) {

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,99}");

  static ExposureConfig read(Section section) {
    ExposureSettings defaults = ExposureSettings.DEFAULT;
    SettingType<List<String>> ids =
        SettingType.listOf(
            SettingType.text("the id of a control", text -> ID.matcher(text).matches()));
    Section lists = section.section("controls");
    Map<String, Exposure.Kind> controls = new HashMap<>();
    List<String> ambiguous = new ArrayList<>();
    for (Exposure.Kind kind : Exposure.Kind.values()) {
      String key = kind.name().toLowerCase(Locale.ROOT);
      for (String id : lists.value(key, ids, defaults.controls(kind))) {
        Exposure.Kind before = controls.putIfAbsent(id, kind);
        if (before != null && before != kind) {
          ambiguous.add(id);
        }
      }
    }
    ExposureSettings settings =
        new ExposureSettings(
            controls,
            section.value(
                "keep",
                SettingType.duration(ExposureSettings.SHORTEST_KEEP, ExposureSettings.LONGEST_KEEP),
                defaults.keep()),
            section.value(
                "people-an-object",
                SettingType.longValue(0, ExposureSettings.MOST_PEOPLE_AN_OBJECT),
                defaults.peopleAnObject()));
    return new ExposureConfig(settings, List.copyOf(ambiguous));
  }
}
