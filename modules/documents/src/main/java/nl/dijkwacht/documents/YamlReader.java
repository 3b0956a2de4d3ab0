package nl.dijkwacht.documents;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads YAML 1.1 as PyYAML does, merge keys ({@code <<}) included, except that duplicate keys, keys
 * that are no scalars and tags other than {@code !!str}, {@code !!map} and {@code !!seq} are
 * errors. Whatever the bytes are, it does not throw: what is wrong is added to the problems, and
 * the documents that end before it are returned. Documents without content are left out.
 */
public final class YamlReader {
  private YamlReader() {}

  /**
   * Reads a stream up to the limit, without closing it; a failing stream is a problem too.
   *
   * @param source what people know the text by, such as a path
   */
  public static List<Node> read(String source, InputStream utf8, Limits limits, Problems problems) {
    byte[] bytes;
    try {
      bytes = utf8.readNBytes(limits.maxBytes());
      if (utf8.read() >= 0) {
        return tooLarge(source, limits, problems);
      }
    } catch (IOException unreadable) {
      problems.error(
          Place.startOf(source),
          "this cannot be read ("
              + unreadable.getMessage()
              + "); check that it exists and who may read it");
      return List.of();
    }
    return read(source, bytes, limits, problems);
  }

  /** Reads all documents of a text. */
  public static List<Node> read(String source, byte[] utf8, Limits limits, Problems problems) {
    if (utf8.length > limits.maxBytes()) {
      return tooLarge(source, limits, problems);
    }
    Utf8Text text = Utf8Text.decode(source, utf8, problems);
    List<Node> documents = new ArrayList<>();
    boolean ended = compose(source, text, limits, problems, documents);
    if (ended && !text.whole() && !documents.isEmpty()) {
      // The text was cut off somewhere in its last document.
      documents.remove(documents.size() - 1);
    }
    return documents.stream().filter(YamlReader::hasContent).toList();
  }

  /** Adds to {@code documents}; true if it came to the end of the text. */
  private static boolean compose(
      String source, Utf8Text text, Limits limits, Problems problems, List<Node> documents) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    StreamReader reader = new StreamReader(text.content());
    Composer composer = new Composer(source, new ParserImpl(reader, options), limits, problems);
    try {
      while (composer.hasDocument()) {
        if (documents.size() == limits.maxDocuments()) {
          problems.error(
              composer.current(),
              "there are more than %d documents; split the text into several files"
                  .formatted(limits.maxDocuments()));
          return false;
        }
        documents.add(composer.document());
      }
      return true;
    } catch (Refusal refusal) {
      problems.error(refusal.place(), refusal.reason());
    } catch (MarkedYAMLException syntax) {
      if (text.whole()) {
        SyntaxErrors.report(source, syntax, problems);
      }
    } catch (YAMLException | NumberFormatException unmarked) {
      // SnakeYAML lets the latter out for an escape of eight hexadecimal digits beyond an int.
      problems.error(
          new Place(source, reader.getLine() + 1, reader.getColumn() + 1),
          "this cannot be read as YAML; remove it, or correct the escape");
    }
    return false;
  }

  private static boolean hasContent(Node document) {
    return !(document instanceof Scalar scalar
        && scalar.kind() == Scalar.Kind.NULL
        && scalar.text().isEmpty());
  }

  private static List<Node> tooLarge(String source, Limits limits, Problems problems) {
    problems.error(
        Place.startOf(source),
        "this is larger than %d bytes; split it into several files".formatted(limits.maxBytes()));
    return List.of();
  }
}
