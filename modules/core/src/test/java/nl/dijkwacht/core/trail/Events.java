package nl.dijkwacht.core.trail;

import java.nio.charset.StandardCharsets;

/** Events out of JSON that is written with single quotes. */
public final class Events {

  private Events() {}

  /** An event with these members beside its source, name and time. */
  public static TrailEvent with(String members) {
    return read(
        "{'eventSource':'s3.amazonaws.com','eventName':'GetObject','eventTime':'2026-03-01T12:00:00Z'"
            + (members.isEmpty() ? "" : ",")
            + members
            + "}");
  }

  public static TrailEvent read(String json) {
    TrailReading reading = new TrailEventReader().read(bytes(json));
    if (reading instanceof TrailReading.Event event) {
      return event.event();
    }
    throw new AssertionError(reading);
  }

  static byte[] bytes(String json) {
    return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }
}
