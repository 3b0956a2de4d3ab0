package nl.dijkwacht.topics.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;

/** Writes a tree as YAML in blocks; keys and texts are quoted as in JSON, which YAML 1.2 reads. */
final class BlockYaml {

  private BlockYaml() {}

  static String of(JsonNode tree) {
    StringBuilder yaml = new StringBuilder();
    write(tree, 0, yaml);
    return yaml.toString();
  }

  private static void write(JsonNode node, int depth, StringBuilder yaml) {
    String indent = "  ".repeat(depth);
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        yaml.append(indent).append(key(field.getKey())).append(':');
        value(field.getValue(), depth, yaml);
      }
    } else {
      for (Iterator<JsonNode> elements = node.elements(); elements.hasNext(); ) {
        yaml.append(indent).append('-');
        value(elements.next(), depth, yaml);
      }
    }
  }

  private static void value(JsonNode value, int depth, StringBuilder yaml) {
    if (value.isContainerNode() && !value.isEmpty()) {
      yaml.append('\n');
      write(value, depth + 1, yaml);
    } else {
      yaml.append(' ').append(value).append('\n');
    }
  }

  private static String key(String name) {
    return name.matches("[A-Za-z][A-Za-z0-9-]*") ? name : '"' + name + '"';
  }
}
