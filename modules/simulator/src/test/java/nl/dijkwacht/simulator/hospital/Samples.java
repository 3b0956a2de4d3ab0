package nl.dijkwacht.simulator.hospital;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;

/** The simulations that the tests look at. */
public final class Samples {
  static final ObjectMapper MAPPER = new ObjectMapper();

  /** Monday, nine o'clock in Amsterdam. */
  static final Instant MONDAY_MORNING = Instant.parse("2026-03-02T08:00:00Z");

  private Samples() {}

  public static Hospital hospital(
      long seed, Duration length, double eventsPerSecond, boolean story) {
    return new Hospital(
        new Hospital.Settings(
            seed, MONDAY_MORNING, length, eventsPerSecond, story, Hospital.Pace.STEADY));
  }

  public static JsonNode parse(byte[] record) {
    try {
      return MAPPER.readTree(record);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
