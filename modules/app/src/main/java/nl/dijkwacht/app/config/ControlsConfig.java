package nl.dijkwacht.app.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nl.dijkwacht.documents.Fields;
import nl.dijkwacht.documents.Mapping;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.Scalar;
import nl.dijkwacht.documents.Sequence;

/**
 * The controls that resources are judged by.
 *
 * @param paths files and folders of the user's controls
 * @param ownPack whether the controls that come with Dijkwacht are used too
 * @param parameters values that go before a control's own, by the control's id and the parameter:
 *     texts, numbers, booleans or lists of them
 * @param disabled ids of controls that are not used
 */
public record ControlsConfig(
    List<Path> paths,
    boolean ownPack,
    Map<String, Map<String, Object>> parameters,
    List<String> disabled) {

  private static final SettingType<Map<String, Object>> PARAMETERS =
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

  private static Map<String, Object> parameters(Fields fields, String key, Problems problems) {
    Map<String, Object> values = new LinkedHashMap<>();
    Node node = fields.node(key).orElseThrow();
    if (node instanceof Mapping mapping) {
      mapping.entries().forEach((name, value) -> put(values, name, value, problems));
    } else {
      problems.error(
          node.place(),
          "'%s': expected parameters of this control, such as {days: 30}, found %s"
              .formatted(key, node.description()));
    }
    return values;
  }

  private static void put(Map<String, Object> values, String name, Node node, Problems problems) {
    List<Node> nodes = node instanceof Sequence sequence ? sequence.items() : List.of(node);
    List<Object> read =
        nodes.stream().map(ControlsConfig::scalar).flatMap(Optional::stream).toList();
    if (read.size() < nodes.size()) {
      problems.error(
          node.place(),
          "'%s': expected a text, a number, true, false or a list of them".formatted(name));
    } else {
      values.put(name, node instanceof Sequence ? read : read.get(0));
    }
  }

  private static Optional<Object> scalar(Node node) {
    return node instanceof Scalar scalar ? scalar.asValue() : Optional.empty();
  }
}
