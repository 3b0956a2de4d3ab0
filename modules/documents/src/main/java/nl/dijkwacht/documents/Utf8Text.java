package nl.dijkwacht.documents;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Bytes as text, up to the first that is not UTF-8 or that YAML does not allow.
 *
 * @param whole whether nothing was cut off
 */
record Utf8Text(String content, boolean whole) {

  static Utf8Text decode(String source, byte[] utf8, Problems problems) {
    CharBuffer decoded = CharBuffer.allocate(utf8.length);
    boolean malformed =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(utf8), decoded, true)
            .isError();
    String text = decoded.flip().toString();
    int end = firstForbidden(text);
    if (end < text.length()) {
      Utf8Text cut = new Utf8Text(text.substring(0, end), false);
      problems.error(
          cut.end(source),
          String.format(
              "the character U+%04X is not allowed in YAML; remove it, or write it as an escape in"
                  + " double quotes",
              text.codePointAt(end)));
      return cut;
    }
    Utf8Text result = new Utf8Text(text, !malformed);
    if (malformed) {
      problems.error(result.end(source), "this is not UTF-8; save the file as UTF-8");
    }
    return result;
  }

  private static int firstForbidden(String text) {
    int index = 0;
    while (index < text.length() && StreamReader.isPrintable(text.codePointAt(index))) {
      index += Character.charCount(text.codePointAt(index));
    }
    return index;
  }

  private Place end(String source) {
    // A carriage return ends a line only if SnakeYAML sees what follows it.
    StreamReader reader = new StreamReader(content + " ");
    reader.forward(content.codePointCount(0, content.length()));
    return new Place(source, reader.getLine() + 1, reader.getColumn() + 1);
  }
}
