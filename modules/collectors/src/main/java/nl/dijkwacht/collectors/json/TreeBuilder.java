package nl.dijkwacht.collectors.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nl.dijkwacht.core.DeadLetterReason;
import org.jspecify.annotations.Nullable;

/**
 * Builds one value from a parser's tokens. Nulls are left out at all levels. A number without a
 * fraction is an integer however it was written, since AWS writes 300 here and 300.0 there.
 */
final class TreeBuilder {

  /** Payloads take no longer ones. */
  private static final int LONGEST_NAME = 4096;

  /** Payloads take no longer ones; nothing in AWS counts that far. */
  private static final int MOST_BITS = 190;

  private static final double LARGEST_EXACT = 0x1p53;
  private static final Pattern HALF_PAIR = Pattern.compile("\\p{Cs}");

  private final JsonParser parser;
  private final TreeLimits limits;
  private int size;

  TreeBuilder(JsonParser parser, TreeLimits limits) {
    this.parser = parser;
    this.limits = limits;
  }

  /** The value that the parser's current token begins; null for JSON's null. */
  @Nullable Object build() throws IOException {
    return value(1);
  }

  private @Nullable Object value(int depth) throws IOException {
    count(TreeLimits.VALUE_SIZE);
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(depth);
      case START_ARRAY -> list(depth);
      case VALUE_STRING -> counted(parser.getText());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT -> integer(parser.getNumberValue());
      case VALUE_NUMBER_FLOAT -> decimal(parser.getDoubleValue());
      default -> null;
    };
  }

  private Map<String, Object> object(int depth) throws IOException {
    enter(depth);
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = counted(parser.currentName());
      if (name.length() > LONGEST_NAME) {
        throw new TreeFault(DeadLetterReason.TOO_LARGE, "a name in it is too long");
      }
      parser.nextToken();
      Object value = value(depth + 1);
      if (value != null) {
        members.put(name, value);
      }
    }
    return members;
  }

  private List<Object> list(int depth) throws IOException {
    enter(depth);
    List<Object> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      Object element = value(depth + 1);
      if (element != null) {
        elements.add(element);
      }
    }
    return elements;
  }

  private void enter(int depth) throws TreeFault {
    if (depth > limits.depth()) {
      throw new TreeFault(
          DeadLetterReason.TOO_DEEP, "more than " + limits.depth() + " levels are in it");
    }
  }

  /** The text as UTF-8 can hold it: JSON can escape half a surrogate pair. */
  private String counted(String text) throws TreeFault {
    count(text.length());
    return hasPairs(text) ? HALF_PAIR.matcher(text).replaceAll("\ufffd") : text;
  }

  private static boolean hasPairs(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private void count(int characters) throws TreeFault {
    size += characters;
    if (size > limits.size()) {
      throw new TreeFault(
          DeadLetterReason.TOO_LARGE, "it has more than " + limits.size() + " characters");
    }
  }

  private static Object integer(Number number) {
    return number instanceof BigInteger big && big.bitLength() > MOST_BITS
        ? big.toString()
        : number;
  }

  private static Object decimal(double number) {
    if (Math.abs(number) < LARGEST_EXACT && Math.rint(number) == number) {
      long whole = (long) number;
      if (whole == (int) whole) {
        return (int) whole;
      }
      return whole;
    }
    return Double.isFinite(number) ? (Object) number : Double.toString(number);
  }
}
