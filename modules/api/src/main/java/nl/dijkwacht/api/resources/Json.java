package nl.dijkwacht.api.resources;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Optional;
import nl.dijkwacht.api.Call;
import nl.dijkwacht.topics.catalogue.Topic;

/** JSON of answers, and of requests within limits. */
final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(32)
                          .maxNumberLength(64)
                          .maxNameLength(4096)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** A value as its topic has it. */
  static <V> ObjectNode of(Topic<V> topic, V value) {
    try {
      return (ObjectNode) MAPPER.readTree(topic.payload().write(value));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void texts(ObjectNode into, String name, Collection<String> texts) {
    ArrayNode array = into.putArray(name);
    texts.forEach(array::add);
  }

  static String text(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The object that a request sends; empty if it sends none, or a larger one than is read. */
  static Optional<ObjectNode> sent(Call call) {
    try {
      byte[] body = call.body().read(Call.MAX_BODY + 1);
      if (body.length > Call.MAX_BODY) {
        return Optional.empty();
      }
      return body.length == 0
          ? Optional.of(object())
          : Optional.of(MAPPER.readTree(body))
              .filter(ObjectNode.class::isInstance)
              .map(ObjectNode.class::cast);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
