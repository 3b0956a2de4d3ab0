package nl.dijkwacht.publish.channels;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.dijkwacht.publish.messages.Entry;
import nl.dijkwacht.publish.messages.Line;
import nl.dijkwacht.publish.messages.Message;
import nl.dijkwacht.publish.subscriptions.ChannelSettings;

/**
 * Webhooks by Standard Webhooks 1.0 (www.standardwebhooks.com): the receiver knows by the signature
 * that it is from here, and by the id that it has it already.
 */
final class WebhookChannel implements Channel {

  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "whsec_";

  private final ChannelSettings.Webhook settings;
  private final HttpPost http;
  private final Sending sending;

  WebhookChannel(ChannelSettings.Webhook settings, HttpPost http, Sending sending) {
    this.settings = settings;
    this.http = http;
    this.sending = sending;
  }

  @Override
  public Result deliver(Message message) {
    Instant now = sending.now();
    byte[] body = Json.bytes(body(message, now));
    String id = "msg_" + message.id();
    String timestamp = Long.toString(now.getEpochSecond());
    String signature;
    try {
      byte[] key = key(sending.secrets().of(settings.secret()));
      signature = "v1," + signature(key, id + "." + timestamp + ".", body);
    } catch (IOException e) {
      return Result.Failed.of(e);
    }
    return http.send(
        settings.target(),
        Map.of("webhook-id", id, "webhook-timestamp", timestamp, "webhook-signature", signature),
        body);
  }

  private byte[] key(String secret) throws IOException {
    String base64 = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
    try {
      byte[] key = Base64.getDecoder().decode(base64);
      if (key.length > 0) {
        return key;
      }
    } catch (IllegalArgumentException noBase64) {
      // Told below: its message quotes the secret.
    }
    throw new IOException(
        "%s holds no base64; make one with: openssl rand -base64 32".formatted(settings.secret()));
  }

  static String signature(byte[] key, String before, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      mac.update(before.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  private static ObjectNode body(Message message, Instant now) {
    ObjectNode body = Json.object();
    body.put("type", "dijkwacht.message");
    body.put("timestamp", now.toString());
    ObjectNode data = body.putObject("data");
    data.put("id", message.id());
    data.put("subscription", message.subscription());
    data.put("title", message.title());
    data.put("level", message.level().label());
    ArrayNode entries = data.putArray("entries");
    message.entries().forEach(entry -> entries.add(entry(entry)));
    return body;
  }

  private static ObjectNode entry(Entry entry) {
    ObjectNode node = Json.object();
    node.put("id", entry.id());
    node.put("kind", entry.kind().label());
    node.put("about", entry.about());
    node.put("over", entry.over());
    node.put("level", entry.level().label());
    node.put("title", entry.title());
    node.put("rule", entry.rule());
    node.put("account", entry.account());
    node.put("at", entry.at().toString());
    for (Line.Label label : Line.Label.values()) {
      ArrayNode texts = node.putArray(label.key());
      entry.lines().stream()
          .filter(line -> line.label() == label)
          .forEach(line -> texts.add(line.text()));
    }
    ObjectNode links = node.putObject("links");
    entry.links().forEach(link -> links.put(link.name(), link.url()));
    return node;
  }
}
