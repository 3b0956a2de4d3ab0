package nl.dijkwacht.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The reference for what is well-formed: Jackson, but for four known differences. Its leniencies
 * are checked beforehand: it skips a byte order mark, guesses UTF-16 and UTF-32 from zero bytes,
 * lets some invalid UTF-8 pass, and stops after the first value. And it is stricter than the
 * grammar of RFC 8259 on half surrogate pairs, which it takes in values and refuses in keys.
 */
final class StrictJackson {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(1 << 20)
                  .maxNumberLength(1 << 20)
                  .maxNameLength(1 << 20)
                  .build())
          .build();

  private static final Pattern SURROGATE = Pattern.compile("\\\\u[dD][89a-fA-F][0-9a-fA-F]{2}");

  private StrictJackson() {}

  /** Whether a text is well-formed. */
  static boolean accepts(byte[] bytes) {
    if (tokens(bytes).isPresent()) {
      return true;
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String whole = SURROGATE.matcher(text).replaceAll("\\\\ue000");
    return !whole.equals(text) && tokens(whole.getBytes(StandardCharsets.ISO_8859_1)).isPresent();
  }

  /** The tokens of a well-formed text without half surrogate pairs in its keys, else nothing. */
  static Optional<List<String>> tokens(byte[] bytes) {
    if (!isUtf8(bytes) || bytes.length == 0 || bytes[0] < 0 || hasZero(bytes)) {
      return Optional.empty();
    }
    try (JsonParser parser = FACTORY.createParser(bytes)) {
      List<String> tokens = new ArrayList<>();
      int depth = 0;
      int values = 0;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        values += depth == 0 && !token.isStructEnd() ? 1 : 0;
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        tokens.add(describe(parser, token));
      }
      return values == 1 ? Optional.of(tokens) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static boolean hasZero(byte[] bytes) {
    for (byte value : bytes) {
      if (value == 0) {
        return true;
      }
    }
    return false;
  }

  private static String describe(JsonParser parser, JsonToken token) throws IOException {
    return switch (token) {
      case FIELD_NAME, VALUE_STRING -> "STRING " + parser.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "NUMBER " + parser.getText();
      default -> parser.getText();
    };
  }
}
