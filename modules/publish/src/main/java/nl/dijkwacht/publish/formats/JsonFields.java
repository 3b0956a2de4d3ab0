package nl.dijkwacht.publish.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import nl.dijkwacht.core.Clipped;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object, in the order in which they are put. What is not known is left out,
 * texts are on one line and of 1,024 characters at most, and lists have 50 entries at most. For one
 * thread.
 */
public final class JsonFields {

  private static final int MOST = 50;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** With milliseconds always, so that all are sorted as text too. */
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private final ObjectNode node = MAPPER.createObjectNode();

  /** Left out if it is null or blank. */
  public JsonFields text(String name, @Nullable String text) {
    String line = text == null ? "" : Clipped.line(text);
    if (!line.isEmpty()) {
      node.put(name, line);
    }
    return this;
  }

  public JsonFields number(String name, long number) {
    node.put(name, number);
    return this;
  }

  public JsonFields flag(String name, @Nullable Boolean flag) {
    if (flag != null) {
      node.put(name, flag);
    }
    return this;
  }

  /** In milliseconds since the epoch; left out if it is null. */
  public JsonFields millis(String name, @Nullable Instant time) {
    if (time != null) {
      node.put(name, time.toEpochMilli());
    }
    return this;
  }

  /** As ISO 8601 in UTC; left out if it is null. */
  public JsonFields iso(String name, @Nullable Instant time) {
    if (time != null) {
      node.put(name, ISO.format(time));
    }
    return this;
  }

  /** Left out if it has no fields. */
  public JsonFields object(String name, JsonFields child) {
    if (!child.isEmpty()) {
      node.set(name, child.node);
    }
    return this;
  }

  /** Without those that have no fields; left out if there are none. */
  public JsonFields objects(String name, List<JsonFields> children) {
    ArrayNode array = MAPPER.createArrayNode();
    children.stream()
        .filter(child -> !child.isEmpty())
        .limit(MOST)
        .forEach(child -> array.add(child.node));
    if (!array.isEmpty()) {
      node.set(name, array);
    }
    return this;
  }

  /** Without those that are blank, each once; left out if there are none. */
  public JsonFields texts(String name, Collection<String> texts) {
    ArrayNode array = MAPPER.createArrayNode();
    texts.stream()
        .map(Clipped::line)
        .filter(text -> !text.isEmpty())
        .distinct()
        .limit(MOST)
        .forEach(array::add);
    if (!array.isEmpty()) {
      node.set(name, array);
    }
    return this;
  }

  /** These, or none if none of the names is among them: without it the others say nothing. */
  public JsonFields needing(String... names) {
    return Stream.of(names).anyMatch(node::has) ? this : new JsonFields();
  }

  public boolean isEmpty() {
    return node.isEmpty();
  }

  /** The object itself. */
  public ObjectNode node() {
    return node;
  }

  /** The object in UTF-8. */
  public byte[] bytes() {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }
}
