package nl.dijkwacht.publish.channels;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.Collectors;
import nl.dijkwacht.publish.messages.Entry;
import nl.dijkwacht.publish.messages.Message;
import nl.dijkwacht.publish.subscriptions.ChannelSettings;

/**
 * An incoming webhook of Slack. What comes from outside stands in elements of plain text, in which
 * Slack reads no formatting and no mentions; links are buttons.
 */
final class SlackChannel implements Channel {

  /** Slack takes 50 blocks of a message. */
  private static final int MOST_BLOCKS = 50;

  private static final int MOST_TEXT = 3_000;
  private static final int MOST_TITLE = 150;
  private static final int MOST_BUTTONS = 25;
  private static final int MOST_LABEL = 75;
  private static final int MOST_URL = 3_000;

  private final ChannelSettings.Slack settings;
  private final HttpPost http;

  SlackChannel(ChannelSettings.Slack settings, HttpPost http) {
    this.settings = settings;
    this.http = http;
  }

  @Override
  public Result deliver(Message message) {
    return http.send(settings.target(), Map.of(), Json.bytes(body(message)));
  }

  private static ObjectNode body(Message message) {
    ObjectNode body = Json.object();
    // For notifications, which show no blocks.
    body.put("text", escaped(message.title()));
    body.put("mrkdwn", false);
    body.put("unfurl_links", false);
    ArrayNode blocks = body.putArray("blocks");
    blocks.addObject().put("type", "header").set("text", plain(message.title(), MOST_TITLE));
    for (Entry entry : message.forPeople()) {
      if (blocks.size() + 3 <= MOST_BLOCKS) {
        add(blocks, message, entry);
      }
    }
    if (!message.rest().isEmpty() && blocks.size() < MOST_BLOCKS) {
      blocks.addObject().put("type", "section").set("text", plain(message.rest(), MOST_TEXT));
    }
    return body;
  }

  private static void add(ArrayNode blocks, Message message, Entry entry) {
    String lines =
        entry.lines().stream()
            .map(line -> line.label().in(message.language()) + ": " + line.text())
            .collect(Collectors.joining("\n", entry.title() + "\n", ""));
    blocks.addObject().put("type", "section").set("text", plain(lines, MOST_TEXT));
    if (!entry.links().isEmpty()) {
      ArrayNode buttons = blocks.addObject().put("type", "actions").putArray("elements");
      entry.links().stream()
          .filter(link -> link.url().length() <= MOST_URL)
          .limit(MOST_BUTTONS)
          .forEach(
              link ->
                  buttons
                      .addObject()
                      .put("type", "button")
                      .put("url", link.url())
                      .set("text", plain(link.name(), MOST_LABEL)));
    }
  }

  private static ObjectNode plain(String text, int most) {
    return Json.object()
        .put("type", "plain_text")
        .put("emoji", false)
        .put("text", Shortened.to(text, most));
  }

  /** By Slack's rules for text that may be formatted. */
  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
