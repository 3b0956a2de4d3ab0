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

  @Override
  public String toString() {
    return Terminal.escaped(json);
  }
}
