package nl.dijkwacht.app.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import nl.dijkwacht.documents.Fields;
import nl.dijkwacht.documents.Mapping;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Problems;

/**
 * The controls that resources are judged by.
 *
 * @param paths files and folders of the user's controls
 * @param ownPack whether the controls that come with Dijkwacht are used too
 * @param parameters values that go before a control's own, by the control's id and the parameter
 * @param disabled ids of controls that are not used
 */
public record ControlsConfig(
    List<Path> paths,
    boolean ownPack,
    Map<String, Map<String, List<String>>> parameters,
    List<String> disabled) {

  private static final SettingType<Map<String, List<String>>> PARAMETERS =
      new SettingType<>(false, ControlsConfig::parameters, Map::toString);

  static ControlsConfig read(Section section) {
    return new ControlsConfig(
        section.value("paths", SettingType.listOf(SettingType.path()), List.of()),
        section.value("own-pack", SettingType.flag(), true),
        section.section("parameters").values(UnaryOperator.identity(), id -> PARAMETERS, Map.of()),
        section.value(
            "disabled",
            SettingType.listOf(SettingType.text("a control's id", id -> !id.isBlank())),
            List.of()));
  }

  private static Map<String, List<String>> parameters(
      Fields fields, String key, Problems problems) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    Node node = fields.node(key).orElseThrow();
    if (node instanceof Mapping mapping) {
      Fields inner = Fields.of(mapping, problems);
      mapping.entries().keySet().forEach(name -> values.put(name, inner.texts(name)));
    } else {
      problems.error(
          node.place(),
          "'%s': expected parameters of this control, such as {days: 30}, found %s"
              .formatted(key, node.description()));
    }
    return values;
  }
}
