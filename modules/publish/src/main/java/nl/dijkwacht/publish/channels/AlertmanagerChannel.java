package nl.dijkwacht.publish.channels;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.publish.messages.Entry;
import nl.dijkwacht.publish.messages.Line;
import nl.dijkwacht.publish.messages.Message;
import nl.dijkwacht.publish.subscriptions.ChannelSettings;

/**
 * Alertmanager's API v2. What makes an alert one there are its labels, so they hold what stays the
 * same in a finding's life; what changes is in the annotations.
 */
final class AlertmanagerChannel implements Channel {

  private static final String PATH = "/api/v2/alerts";

  /** Alertmanager forgets what nobody repeats; a finding stays until it is resolved. */
  private static final Duration STAYS = Duration.ofDays(30);

  private final ChannelSettings.Alertmanager settings;
  private final HttpPost http;
  private final Sending sending;

  AlertmanagerChannel(ChannelSettings.Alertmanager settings, HttpPost http, Sending sending) {
    this.settings = settings;
    this.http = http;
    this.sending = sending;
  }

  @Override
  public Result deliver(Message message) {
    Map<String, String> headers = new LinkedHashMap<>();
    try {
      if (settings.token().isPresent()) {
        headers.put("authorization", "Bearer " + sending.secrets().of(settings.token().get()));
      }
    } catch (IOException e) {
      return Result.Failed.of(e);
    }
    // Of one finding the last tells; two with the same labels in one request would mix.
    Map<String, Entry> newest = new LinkedHashMap<>();
    message.entries().forEach(entry -> newest.put(entry.about(), entry));
    ArrayNode alerts = Json.array();
    newest.values().forEach(entry -> add(alerts, entry, message));
    return http.send(settings.target(), PATH, headers, Json.bytes(alerts));
  }

  /** What is over may have been told under several severities, if it got worse. */
  private void add(ArrayNode alerts, Entry entry, Message message) {
    for (Level severity : Level.values()) {
      if (entry.over() || severity == entry.level()) {
        alerts.add(alert(entry, severity, message));
      }
    }
  }

  private ObjectNode alert(Entry entry, Level severity, Message message) {
    ObjectNode alert = Json.object();
    ObjectNode labels = alert.putObject("labels");
    labels.put("alertname", "Dijkwacht" + (entry.kind() == Entry.Kind.NOTICE ? "Case" : "Finding"));
    labels.put("finding", entry.about());
    labels.put("severity", severity.label());
    labels.put("rule", entry.rule());
    labels.put("account", entry.account());
    labels.put("subscription", message.subscription());
    ObjectNode annotations = alert.putObject("annotations");
    annotations.put("summary", entry.title());
    for (Line.Label label : Line.Label.values()) {
      annotations.put(label.key(), entry.text(label));
    }
    alert.put("startsAt", entry.at().toString());
    alert.put("endsAt", (entry.over() ? sending.now() : sending.now().plus(STAYS)).toString());
    entry.links().stream().findFirst().ifPresent(link -> alert.put("generatorURL", link.url()));
    return alert;
  }
}
