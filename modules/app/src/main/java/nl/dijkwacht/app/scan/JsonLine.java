package nl.dijkwacht.app.scan;

import java.nio.charset.StandardCharsets;
import nl.dijkwacht.app.terminal.Terminal;

/**
 * JSON that is safe on a terminal: what JSON lets pass but could move the cursor or reverse the
 * reading is written as escapes, which every parser reads as the same text.
 */
public final class JsonLine {

  private final String json;

  public JsonLine(byte[] json) {
    this.json = new String(json, StandardCharsets.UTF_8);
  }

  /** A line of a longer text in JSON, made safe. */
  public static String safe(String line) {
    return new JsonLine(line.getBytes(StandardCharsets.UTF_8)).toString();
  }

  @Override
  public String toString() {
    if (Terminal.plain(json).equals(json)) {
      return json;
    }
    StringBuilder safe = new StringBuilder(json.length());
    json.codePoints().mapToObj(Character::toString).forEach(c -> append(safe, c));
    return safe.toString();
  }

  private static void append(StringBuilder safe, String character) {
    if (Terminal.plain(character).equals(character)) {
      safe.append(character);
    } else {
      character.chars().forEach(unit -> safe.append("\\u%04x".formatted(unit)));
    }
  }
}
