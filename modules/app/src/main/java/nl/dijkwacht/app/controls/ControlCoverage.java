package nl.dijkwacht.app.controls;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.dijkwacht.app.rulelist.Coverage;
import nl.dijkwacht.controls.Control;
import nl.dijkwacht.controls.Mapping;

/**
 * How many controls there are for each article of a framework.
 *
 * @param name of the framework
 */
public record ControlCoverage(String name, Coverage coverage) {

  /** Of each framework that any control is mapped to. */
  public static List<ControlCoverage> of(List<Control> controls) {
    List<ControlCoverage> all = new ArrayList<>();
    for (Mapping.Framework framework : Mapping.Framework.values()) {
      Coverage coverage =
          Coverage.of(
              controls,
              control -> control.ref().level(),
              control -> references(control, framework));
      if (!coverage.byTopic().isEmpty()) {
        all.add(new ControlCoverage(framework.label().toUpperCase(Locale.ROOT), coverage));
      }
    }
    return all;
  }

  /** What of a framework a control is mapped to. */
  static List<String> references(Control control, Mapping.Framework framework) {
    return control.mappings().stream()
        .filter(mapping -> mapping.framework() == framework)
        .map(Mapping::reference)
        .distinct()
        .toList();
  }
}
