package nl.dijkwacht.publish.channels;

import java.util.LinkedHashMap;
import java.util.Map;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.publish.messages.Entry;
import nl.dijkwacht.publish.messages.Line;
import nl.dijkwacht.publish.messages.Message;

/** An entry in the Common Event Format (CEF, version 0 of ArcSight). */
final class CommonEvent {

  private static final int MOST_VALUE = 1_000;

  private CommonEvent() {}

  /** On one line. */
  static String of(Entry entry, Message message) {
    StringBuilder text = new StringBuilder("CEF:0|Dijkwacht|Dijkwacht|1");
    text.append('|').append(header(entry.rule()));
    text.append('|').append(header(entry.title()));
    text.append('|').append(severity(entry.level())).append('|');
    extensions(entry, message)
        .forEach(
            (key, value) -> {
              if (!value.isEmpty()) {
                text.append(key).append('=').append(extension(value)).append(' ');
              }
            });
    return text.toString().stripTrailing();
  }

  private static Map<String, String> extensions(Entry entry, Message message) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("rt", Long.toString(entry.at().toEpochMilli()));
    values.put("externalId", entry.id());
    values.put("act", entry.over() ? "resolved" : "open");
    values.put("msg", entry.text(Line.Label.WHAT));
    values.put("cs1Label", "finding");
    values.put("cs1", entry.about());
    values.put("cs2Label", "account");
    values.put("cs2", entry.account());
    values.put("cs3Label", "to");
    values.put("cs3", entry.text(Line.Label.TO));
    values.put("cs4Label", "owner");
    values.put("cs4", entry.text(Line.Label.OWNER));
    values.put("cs5Label", "do");
    values.put("cs5", entry.text(Line.Label.DO));
    values.put("cs6Label", "subscription");
    values.put("cs6", message.subscription());
    values.put("suser", entry.text(Line.Label.WHO));
    values.put("reason", entry.text(Line.Label.WHY));
    return values;
  }

  private static String header(String text) {
    return clean(text).replace("\\", "\\\\").replace("|", "\\|");
  }

  private static String extension(String text) {
    return clean(text).replace("\\", "\\\\").replace("=", "\\=");
  }

  /** Without ends of lines, which would begin another event. */
  private static String clean(String text) {
    return Shortened.to(text, MOST_VALUE).replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ");
  }

  private static int severity(Level level) {
    return switch (level) {
      case INFORMATIONAL -> 1;
      case LOW -> 3;
      case MEDIUM -> 5;
      case HIGH -> 8;
      case CRITICAL -> 10;
    };
  }
}
