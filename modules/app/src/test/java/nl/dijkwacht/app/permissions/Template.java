package nl.dijkwacht.app.permissions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A template of CloudFormation, its short tags written out as the functions that they stand for.
 */
record Template(JsonNode json) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** One of docs/aws. */
  static Template of(String name) throws IOException {
    return read(Files.readString(Repository.file("docs", "aws", name)));
  }

  static Template read(String text) {
    Object document = new Yaml(new Tags(new LoaderOptions())).load(text);
    return new Template(JSON.valueToTree(document));
  }

  JsonNode resources() {
    return json.path("Resources");
  }

  /** All functions in it with their arguments, such as {@code Ref} and a name. */
  void eachFunction(BiConsumer<String, JsonNode> use) {
    functionsIn(json, use);
  }

  private static void functionsIn(JsonNode node, BiConsumer<String, JsonNode> use) {
    if (node.isObject() && node.size() == 1) {
      Map.Entry<String, JsonNode> only = node.properties().iterator().next();
      if (only.getKey().equals("Ref") || only.getKey().startsWith("Fn::")) {
        use.accept(only.getKey(), only.getValue());
      }
    }
    node.forEach(child -> functionsIn(child, use));
  }

  private static final class Tags extends SafeConstructor {

    private static final List<String> FUNCTIONS =
        List.of("Sub", "GetAtt", "If", "Equals", "Not", "And", "Or", "Select", "Split");

    Tags(LoaderOptions options) {
      super(options);
      function("Ref", "Ref");
      function("Condition", "Condition");
      FUNCTIONS.forEach(name -> function(name, "Fn::" + name));
    }

    private void function(String tag, String key) {
      yamlConstructors.put(
          new Tag("!" + tag),
          new AbstractConstruct() {
            @Override
            public Object construct(Node node) {
              return Map.of(key, argument(key, node));
            }
          });
    }

    private Object argument(String key, Node node) {
      if (node instanceof ScalarNode scalar) {
        String text = constructScalar(scalar);
        return key.equals("Fn::GetAtt") ? List.of(text.split("\\.", 2)) : text;
      }
      return node instanceof SequenceNode sequence
          ? new ArrayList<>(constructSequence(sequence))
          : constructMapping((MappingNode) node);
    }
  }
}
