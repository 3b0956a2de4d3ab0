package nl.dijkwacht.collectors.files;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import nl.dijkwacht.core.DeadLetterReason;

/** What came of a reading, kept for tests: an event as its text, all else as a word. */
record Reading(ReadSummary summary, List<String> items, List<TrailItem.Unusable> unusable) {

  static Reading of(String content) {
    return of(content.getBytes(StandardCharsets.UTF_8));
  }

  static Reading of(byte[] content) {
    return of(new TrailFileReader(), new ByteArrayInputStream(content), ReadPosition.START);
  }

  static Reading growing(String content) {
    return of(
        new TrailFileReader(ReadLimits.DEFAULT, FileGrowth.GROWING),
        new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)),
        ReadPosition.START);
  }

  static Reading of(TrailFileReader reader, InputStream in, ReadPosition from) {
    List<String> items = new ArrayList<>();
    List<TrailItem.Unusable> unusable = new ArrayList<>();
    ReadSummary summary =
        reader.read(
            "file",
            () -> in,
            from,
            item -> {
              items.add(item.number() + " " + word(item));
              if (item instanceof TrailItem.Unusable letter) {
                unusable.add(letter);
              }
              return true;
            });
    return new Reading(summary, items, unusable);
  }

  private static String word(TrailItem item) {
    if (item instanceof TrailItem.Event event) {
      return new String(event.event().bytes(), StandardCharsets.UTF_8);
    }
    if (item instanceof TrailItem.Configuration configuration) {
      return "item " + new String(configuration.item(), StandardCharsets.UTF_8);
    }
    if (item instanceof TrailItem.Foreign foreign) {
      return foreign.kind().label();
    }
    return ((TrailItem.Unusable) item).letter().reason().label();
  }

  List<DeadLetterReason> reasons() {
    return unusable.stream().map(each -> each.letter().reason()).toList();
  }

  /** A record of an API call; the name tells it from others. */
  static String event(String name) {
    return event(name, "x");
  }

  static String event(String name, String padding) {
    return "{\"eventVersion\":\"1.08\",\"eventTime\":\"2026-11-22T03:00:00Z\","
        + "\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\""
        + name
        + "\",\"requestParameters\":{\"key\":\""
        + padding
        + "\",\"odd\":[\"}\",\"\\\"]\",{}]}}";
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] gzip(String content) {
    return gzip(content.getBytes(StandardCharsets.UTF_8));
  }
}
