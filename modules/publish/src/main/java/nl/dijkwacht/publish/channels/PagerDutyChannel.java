package nl.dijkwacht.publish.channels;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.publish.messages.Entry;
import nl.dijkwacht.publish.messages.Line;
import nl.dijkwacht.publish.messages.Message;
import nl.dijkwacht.publish.subscriptions.ChannelSettings;

/**
 * PagerDuty's Events API v2: an event for each entry. All of one finding are one incident there,
 * which what resolves the finding resolves.
 */
final class PagerDutyChannel implements Channel {

  private static final int MOST_SUMMARY = 1_024;

  private final ChannelSettings.PagerDuty settings;
  private final HttpPost http;
  private final Sending sending;

  PagerDutyChannel(ChannelSettings.PagerDuty settings, HttpPost http, Sending sending) {
    this.settings = settings;
    this.http = http;
    this.sending = sending;
  }

  @Override
  public Result deliver(Message message) {
    String key;
    try {
      key = sending.secrets().of(settings.routingKey());
    } catch (IOException e) {
      return Result.Failed.of(e);
    }
    for (Entry entry : message.entries()) {
      Result result =
          http.send(settings.target(), Map.of(), Json.bytes(event(entry, message, key)));
      if (!(result instanceof Result.Delivered)) {
        // Those before it come again and are known there by their key.
        return result;
      }
    }
    return new Result.Delivered();
  }

  private static ObjectNode event(Entry entry, Message message, String key) {
    ObjectNode event = Json.object();
    event.put("routing_key", key);
    event.put("event_action", entry.over() ? "resolve" : "trigger");
    event.put("dedup_key", entry.about());
    event.put("client", "Dijkwacht");
    ObjectNode payload = event.putObject("payload");
    String summary = message.entries().size() == 1 ? message.title() : entry.title();
    payload.put("summary", Shortened.to(summary, MOST_SUMMARY));
    payload.put("source", entry.account().isEmpty() ? "dijkwacht" : entry.account());
    payload.put("severity", severity(entry.level()));
    payload.put("timestamp", entry.at().toString());
    payload.put("class", entry.rule());
    ObjectNode details = payload.putObject("custom_details");
    for (Line.Label label : Line.Label.values()) {
      details.put(label.in(message.language()), entry.text(label));
    }
    ArrayNode links = event.putArray("links");
    entry
        .links()
        .forEach(link -> links.addObject().put("href", link.url()).put("text", link.name()));
    return event;
  }

  private static String severity(Level level) {
    return switch (level) {
      case CRITICAL -> "critical";
      case HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW, INFORMATIONAL -> "info";
    };
  }
}
