package nl.dijkwacht.collectors.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random records in random wrappers, written by Jackson.
 *
 * @param ends for each record the offset where it and its own wrapper end
 */
// Never compared.
@SuppressWarnings("ArrayRecordComponent")
record RandomFile(byte[] bytes, List<JsonNode> records, List<Integer> ends) {

  private static final ObjectMapper JACKSON = new ObjectMapper();
  private static final String ODD = "abc {}[]\",:\\\n\té€𝄞\u0001";

  static RandomFile of(Random random) throws JsonProcessingException {
    boolean delivery = random.nextBoolean();
    boolean list = delivery || random.nextBoolean();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(
        ((delivery ? "{\"Records\"" + space(random) + ":" : "") + (list ? "[" : ""))
            .getBytes(UTF_8));
    List<JsonNode> records = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    for (int left = random.nextInt(20); left >= 0; left--) {
      JsonNode record = record(random);
      file.writeBytes(wrapped(written(random, record), random.nextInt(5)).getBytes(UTF_8));
      records.add(record);
      ends.add(file.size());
      file.writeBytes((left == 0 ? "" : list ? "," : "\n").getBytes(UTF_8));
      file.writeBytes(space(random).getBytes(UTF_8));
    }
    file.writeBytes(((list ? "]" : "") + (delivery ? "}" : "") + space(random)).getBytes(UTF_8));
    return new RandomFile(file.toByteArray(), records, ends);
  }

  private static JsonNode record(Random random) {
    ObjectNode record = addAny(random, JACKSON.createObjectNode(), 3);
    record.put("eventSource", "s3.amazonaws.com").put("eventName", text(random));
    record.put("eventTime", "2026-11-22T03:00:00Z");
    return addAny(random, record, 3);
  }

  private static ObjectNode addAny(Random random, ObjectNode object, int depth) {
    random.ints(random.nextInt(6)).forEach(i -> object.set(text(random), any(random, depth)));
    return object;
  }

  private static JsonNode any(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 4 : 6)) {
      case 0 -> IntNode.valueOf(random.nextInt(1000) - 500);
      case 1 -> BooleanNode.valueOf(random.nextBoolean());
      case 2 -> NullNode.getInstance();
      case 3 -> TextNode.valueOf(text(random));
      case 4 -> addAny(random, JACKSON.createObjectNode(), depth - 1);
      default -> JACKSON.createArrayNode().add(any(random, depth - 1)).add(any(random, depth - 1));
    };
  }

  private static String text(Random random) {
    int[] points = ODD.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    random
        .ints(1 + random.nextInt(12))
        .forEach(i -> text.appendCodePoint(points[Math.floorMod(i, points.length)]));
    return text.toString();
  }

  private static String wrapped(String record, int style) throws JsonProcessingException {
    return switch (style) {
      case 1 -> "{\"detail-type\":\"AWS API Call via CloudTrail\",\"detail\":" + record + "}";
      case 2 ->
          "{\"Type\":\"Notification\",\"Message\":" + JACKSON.writeValueAsString(record) + "}";
      case 3 -> "{\"a\":[{}],\"Records\":[" + record + "]}";
      default -> record;
    };
  }

  private static String written(Random random, JsonNode record) throws JsonProcessingException {
    return random.nextBoolean()
        ? JACKSON.writeValueAsString(record)
        : JACKSON.writerWithDefaultPrettyPrinter().writeValueAsString(record);
  }

  private static String space(Random random) {
    return " \n\t\r".substring(random.nextInt(4)).repeat(random.nextInt(3));
  }
}
