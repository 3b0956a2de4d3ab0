package nl.dijkwacht.benchmarks.micro;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Twelve fields of a record by Jackson's streaming parser, which skips everything else. */
final class JacksonFields {

  private static final Map<String, Integer> TOP =
      Map.of(
          "eventTime", 0,
          "eventSource", 1,
          "eventName", 2,
          "awsRegion", 3,
          "sourceIPAddress", 4,
          "userAgent", 5,
          "errorCode", 6,
          "eventID", 7,
          "recipientAccountId", 8);
  private static final Map<String, Integer> IDENTITY =
      Map.of("type", 9, "arn", 10, "accountId", 11);

  private final JsonFactory factory = new JsonFactory();
  private final @Nullable String[] fields = new @Nullable String[TOP.size() + IDENTITY.size()];

  /** The fields' texts, until the next call. */
  @Nullable String[] read(byte[] record) throws IOException {
    try (JsonParser parser = factory.createParser(record)) {
      parser.nextToken();
      members(parser, TOP, true);
    }
    return fields;
  }

  private void members(JsonParser parser, Map<String, Integer> wanted, boolean top)
      throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      Integer place = wanted.get(name);
      if (place != null && value.isScalarValue()) {
        fields[place] = parser.getText();
      } else if (top && value == JsonToken.START_OBJECT && name.equals("userIdentity")) {
        members(parser, IDENTITY, false);
      } else {
        parser.skipChildren();
      }
    }
  }
}
