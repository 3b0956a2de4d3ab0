package nl.dijkwacht.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares paths with a search of Jackson's tree that tries every way to cut the path into keys.
 */
class FieldPathPropertyTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> PARTS =
      List.of("a", "a", "b", "", "é", "a.b", "b.a", "a.", "\"");

  private final JsonTape tape = new JsonTape(JsonLimits.DEFAULT);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void pathsFindWhatASearchOfJacksonsTreeFinds(long seed) throws JsonProcessingException {
    Random random = new Random(seed);
    int hits = 0;
    for (int round = 0; round < 20_000; round++) {
      JsonNode tree = tree(random, 5);
      String path = path(random);
      byte[] text = write(tree, random).getBytes(StandardCharsets.UTF_8);
      assertThat(tape.read(text)).isNull();
      List<JsonNode> expected = new ArrayList<>();
      search(tree, List.of(path.split("\\.", -1)), expected);
      List<Integer> nodes = nodes(path);
      assertThat(values(nodes)).as("%s in %s", path, tree).isEqualTo(expected);
      assertThat(FieldPath.of(path).only(tape))
          .as("%s in %s", path, tree)
          .isEqualTo(
              nodes.isEmpty()
                  ? JsonTape.NONE
                  : nodes.size() == 1 ? nodes.get(0) : FieldPath.SEVERAL);
      hits += expected.isEmpty() ? 0 : 1;
    }
    assertThat(hits).isGreaterThan(1_500);
  }

  private static void search(JsonNode node, List<String> parts, List<JsonNode> found) {
    if (node.isArray()) {
      node.forEach(item -> search(item, parts, found));
    }
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      for (int cut = 1; cut <= parts.size(); cut++) {
        if (!member.getKey().equals(String.join(".", parts.subList(0, cut)))) {
          continue;
        }
        if (cut == parts.size()) {
          found.add(member.getValue());
        } else {
          search(member.getValue(), parts.subList(cut, parts.size()), found);
        }
      }
    }
  }

  private List<Integer> nodes(String path) {
    List<Integer> nodes = new ArrayList<>();
    FieldPath.of(path)
        .any(
            tape,
            (t, node) -> {
              nodes.add(node);
              return false;
            });
    return nodes;
  }

  private List<JsonNode> values(List<Integer> nodes) throws JsonProcessingException {
    List<JsonNode> found = new ArrayList<>();
    for (int node : nodes) {
      found.add(
          tape.kind(node) == JsonKind.STRING
              ? JsonNodeFactory.instance.textNode(tape.text(node))
              : MAPPER.readTree(tape.text(node)));
    }
    return found;
  }

  private static String path(Random random) {
    List<String> parts = new ArrayList<>();
    for (int left = 1 + random.nextInt(3); left > 0; left--) {
      parts.add(PARTS.get(random.nextInt(PARTS.size())));
    }
    return String.join(".", parts);
  }

  private static JsonNode tree(Random random, int depthLeft) {
    int kind = random.nextInt(depthLeft == 5 ? 4 : depthLeft > 0 ? 6 : 2);
    if (depthLeft == 5 || kind > 2) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      for (int left = random.nextInt(5); left > 0; left--) {
        object.set(PARTS.get(random.nextInt(PARTS.size())), tree(random, depthLeft - 1));
      }
      return object;
    }
    if (kind == 2) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      for (int left = random.nextInt(4); left > 0; left--) {
        array.add(tree(random, depthLeft - 1));
      }
      return array;
    }
    return kind == 0
        ? JsonNodeFactory.instance.numberNode(random.nextInt(100))
        : JsonNodeFactory.instance.textNode("v\n" + random.nextInt(100));
  }

  /** Jackson's writing, with some characters escaped that need not be. */
  private static String write(JsonNode tree, Random random) {
    String text = tree.toString();
    return switch (random.nextInt(4)) {
      case 0 -> text.replace("a", "\\u0061");
      case 1 -> text.replace(".", "\\u002e");
      case 2 -> text.replace("é", "\\u00e9");
      default -> text;
    };
  }
}
