package nl.dijkwacht.publish.channels;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.publish.messages.Entry;
import nl.dijkwacht.publish.messages.Line;
import nl.dijkwacht.publish.messages.Message;
import nl.dijkwacht.publish.subscriptions.ChannelSettings;

/**
 * A workflow of Teams that posts an Adaptive Card (1.4). What comes from outside stands in text
 * runs, in which Teams reads no Markdown.
 */
final class TeamsChannel implements Channel {

  /** Teams takes 28 KB of a card. */
  private static final int MOST_BYTES = 27 * 1024;

  private static final int MOST_ACTIONS = 6;
  private static final int MOST_TEXT = 1_000;

  private final ChannelSettings.Teams settings;
  private final HttpPost http;

  TeamsChannel(ChannelSettings.Teams settings, HttpPost http) {
    this.settings = settings;
    this.http = http;
  }

  @Override
  public Result deliver(Message message) {
    return http.send(settings.target(), Map.of(), body(message));
  }

  /** Of many entries, as many as it takes; the title tells how many there are. */
  private static byte[] body(Message message) {
    int entries = message.forPeople().size();
    byte[] body = Json.bytes(body(message, entries));
    while (body.length > MOST_BYTES && entries > 1) {
      entries--;
      body = Json.bytes(body(message, entries));
    }
    return body;
  }

  private static ObjectNode body(Message message, int entries) {
    ObjectNode body = Json.object();
    body.put("type", "message");
    ObjectNode attachment = body.putArray("attachments").addObject();
    attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
    ObjectNode card = attachment.putObject("content");
    card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
    card.put("type", "AdaptiveCard");
    card.put("version", "1.4");
    card.put("fallbackText", Shortened.to(message.title(), MOST_TEXT));
    ArrayNode parts = card.putArray("body");
    run(paragraph(parts), message.title())
        .put("weight", "bolder")
        .put("size", "medium")
        .put("color", colour(message.level()));
    ArrayNode actions = card.putArray("actions");
    for (Entry entry : message.forPeople().subList(0, entries)) {
      add(parts, actions, message, entry);
    }
    int rest = message.entries().size() - entries;
    if (rest > 0) {
      run(paragraph(parts), "+ " + rest);
    }
    return body;
  }

  private static void add(ArrayNode parts, ArrayNode actions, Message message, Entry entry) {
    if (message.entries().size() > 1) {
      run(paragraph(parts), entry.title()).put("weight", "bolder");
    }
    for (Line line : entry.lines()) {
      ArrayNode runs = paragraph(parts);
      run(runs, line.label().in(message.language()) + ": ").put("weight", "bolder");
      run(runs, line.text());
    }
    entry.links().stream()
        .limit(Math.max(0, MOST_ACTIONS - actions.size()))
        .forEach(
            link ->
                actions
                    .addObject()
                    .put("type", "Action.OpenUrl")
                    .put("title", link.name())
                    .put("url", link.url()));
  }

  private static ArrayNode paragraph(ArrayNode parts) {
    return parts.addObject().put("type", "RichTextBlock").putArray("inlines");
  }

  private static ObjectNode run(ArrayNode runs, String text) {
    return runs.addObject().put("type", "TextRun").put("text", Shortened.to(text, MOST_TEXT));
  }

  private static String colour(Level level) {
    return switch (level) {
      case CRITICAL, HIGH -> "attention";
      case MEDIUM -> "warning";
      case LOW, INFORMATIONAL -> "default";
    };
  }
}
