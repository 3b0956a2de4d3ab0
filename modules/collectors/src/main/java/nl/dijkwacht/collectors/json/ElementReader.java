package nl.dijkwacht.collectors.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import nl.dijkwacht.collectors.files.PlainContent;
import org.jspecify.annotations.Nullable;

/**
 * Reads documents with lists of any length as a stream: the elements of some lists one by one, and
 * then the rest of the document. Its memory depends on the limits of an element, not on the size of
 * the document. Not thread-safe.
 */
public final class ElementReader {

  /** Takes what was read, in the order of the document. */
  public interface Sink {

    /**
     * Takes an element of a list.
     *
     * @param before the members of the document that stood before the list
     * @return false if it shall be the last
     */
    boolean element(Map<String, Object> before, TreeReading element);

    /**
     * Takes a document without its lists, or what ended the reading.
     *
     * @param streamed whether the document had such a list
     * @return false if it shall be the last
     */
    boolean document(TreeReading document, boolean streamed);
  }

  private final Set<String> lists;
  private final TreeLimits limits;

  /**
   * @param lists the members of a document whose elements are handed out one by one; a document
   *     that is a list is read like that too
   */
  public ElementReader(Set<String> lists, TreeLimits limits) {
    this.lists = Set.copyOf(lists);
    this.limits = limits;
  }

  /** Reads one document after another, also out of gzip; the stream stays open. Never throws. */
  public void read(InputStream in, Sink sink) {
    try (JsonParser parser = JsonTree.FACTORY.createParser(PlainContent.of(in))) {
      parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
      boolean wanted = true;
      while (wanted && parser.nextToken() != null) {
        wanted = new Document(parser, sink).read();
      }
    } catch (IOException e) {
      sink.document(JsonTree.broken(e), false);
    }
  }

  /** One document on its way through the parser. */
  private final class Document {

    private final JsonParser parser;
    private final Sink sink;
    private final TreeBuilder builder;
    private final Map<String, Object> members = new LinkedHashMap<>();
    private boolean streamed;

    Document(JsonParser parser, Sink sink) {
      this.parser = parser;
      this.sink = sink;
      this.builder = new TreeBuilder(parser, limits);
    }

    /** Whether the sink wants what follows. */
    boolean read() throws IOException {
      if (parser.currentToken() == JsonToken.START_ARRAY) {
        return list();
      }
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        return sink.document(value(builder), false);
      }
      TreeReading.@Nullable Broken broken = null;
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken token = parser.nextToken();
        if (token == JsonToken.START_ARRAY && lists.contains(name)) {
          if (!list()) {
            return false;
          }
        } else if (token != JsonToken.VALUE_NULL) {
          // One builder for all of them: together they stay within the limits.
          TreeReading member = value(builder);
          if (member instanceof TreeReading.Tree tree) {
            members.put(name, tree.value());
          } else {
            broken = (TreeReading.Broken) member;
          }
        }
      }
      return sink.document(broken == null ? new TreeReading.Tree(members) : broken, streamed);
    }

    private boolean list() throws IOException {
      streamed = true;
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (!sink.element(members, value(new TreeBuilder(parser, limits)))) {
          return false;
        }
      }
      return true;
    }

    private TreeReading value(TreeBuilder values) throws IOException {
      boolean nested = parser.currentToken().isStructStart();
      int outside = parser.getParsingContext().getNestingDepth() - (nested ? 1 : 0);
      try {
        Object value = values.build();
        return new TreeReading.Tree(value == null ? Map.of() : value);
      } catch (TreeFault fault) {
        while (parser.getParsingContext().getNestingDepth() > outside) {
          parser.nextToken();
        }
        return fault.reading();
      }
    }
  }
}
