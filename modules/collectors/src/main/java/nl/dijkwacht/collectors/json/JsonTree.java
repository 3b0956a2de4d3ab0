package nl.dijkwacht.collectors.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import nl.dijkwacht.collectors.files.BrokenInput;
import nl.dijkwacht.core.DeadLetterReason;

/** Reads and writes whole values. Thread-safe. */
public final class JsonTree {

  /** Of the parser; each value has tighter ones of its own. */
  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder()
          .maxNestingDepth(100_000)
          .maxStringLength(TreeLimits.DEFAULT.size())
          .build();

  static final JsonFactory FACTORY = JsonFactory.builder().streamReadConstraints(LIMITS).build();

  private static final JsonMapper WRITER =
      JsonMapper.builder(FACTORY).enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private JsonTree() {}

  /** Reads bytes that hold one value and nothing else; never throws. */
  public static TreeReading read(byte[] json, TreeLimits limits) {
    try (JsonParser parser = FACTORY.createParser(json)) {
      return only(parser, limits);
    } catch (IOException e) {
      return broken(e);
    }
  }

  /** Reads a text that holds one value and nothing else; never throws. */
  public static TreeReading read(String json, TreeLimits limits) {
    try (JsonParser parser = FACTORY.createParser(json)) {
      return only(parser, limits);
    } catch (IOException e) {
      return broken(e);
    }
  }

  /**
   * The bytes of a tree, with the members of objects in the order of their names: equal trees have
   * equal bytes.
   */
  public static byte[] write(Object tree) {
    try {
      return WRITER.writeValueAsBytes(tree);
    } catch (IOException e) {
      throw new UncheckedIOException("what was read can be written", e);
    }
  }

  static TreeReading.Broken broken(IOException failure) {
    if (failure instanceof TreeFault fault) {
      return fault.reading();
    }
    if (failure instanceof BrokenInput input) {
      return new TreeReading.Broken(input.reason(), input.detail());
    }
    if (failure instanceof StreamConstraintsException) {
      return new TreeReading.Broken(
          DeadLetterReason.TOO_LARGE,
          "a text, name or number in it is too long, or it is far too deep");
    }
    if (failure instanceof JsonEOFException) {
      return new TreeReading.Broken(DeadLetterReason.TRUNCATED, "it ends too early");
    }
    return failure instanceof JsonProcessingException parsing
        ? new TreeReading.Broken(DeadLetterReason.MALFORMED_JSON, "it breaks" + position(parsing))
        : new TreeReading.Broken(DeadLetterReason.UNREADABLE_SOURCE, "reading it failed");
  }

  private static TreeReading only(JsonParser parser, TreeLimits limits) throws IOException {
    if (parser.nextToken() == null) {
      return new TreeReading.Broken(DeadLetterReason.MALFORMED_JSON, "it is empty");
    }
    Object value = new TreeBuilder(parser, limits).build();
    return parser.nextToken() == null
        ? new TreeReading.Tree(value == null ? Map.of() : value)
        : new TreeReading.Broken(DeadLetterReason.MALFORMED_JSON, "more follows the first value");
  }

  /** Without Jackson's message, which quotes the content. */
  private static String position(JsonProcessingException failure) {
    return failure.getLocation() == null || failure.getLocation().getByteOffset() < 0
        ? ""
        : " at byte " + failure.getLocation().getByteOffset();
  }
}
