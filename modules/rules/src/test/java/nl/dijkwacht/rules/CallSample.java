package nl.dijkwacht.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.core.trail.TrailEventReader;
import nl.dijkwacht.core.trail.TrailReading;

/**
 * A call as CloudTrail would record it, and what it changes.
 *
 * @param request JSON, or {@code -}
 * @param response JSON, or {@code -}
 * @param changes each as {@code type/id}, of the sample's account and Region, or in full
 */
record CallSample(
    String source, String name, String request, String response, Set<String> changes) {

  static final String ACCOUNT = "111122223333";
  static final String REGION = "eu-central-1";

  private static final int LINES = 4;

  /** The samples of a file: names of calls, request, response and what they change in turn. */
  static List<CallSample> read(String service, String source) {
    String file = "changes/" + service + ".txt";
    try (InputStream in = CallSample.class.getResourceAsStream(file)) {
      List<String> lines =
          new String(Objects.requireNonNull(in, file).readAllBytes(), UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .toList();
      return read(source, lines);
    } catch (IOException e) {
      throw new AssertionError(file, e);
    }
  }

  private static List<CallSample> read(String source, List<String> lines) {
    List<CallSample> samples = new ArrayList<>();
    List<String> calls = new ArrayList<>();
    List<String> rest = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("  ")) {
        rest.add(line.strip());
      } else {
        calls.addAll(List.of(line.split(" ")));
      }
      if (rest.size() == LINES - 1) {
        Set<String> changes = new TreeSet<>();
        for (String change : rest.get(2).split(" ")) {
          String place = change.startsWith("aws/") ? "" : "aws/" + ACCOUNT + "/" + REGION + "/";
          changes.add(place + change);
        }
        calls.forEach(
            call -> samples.add(new CallSample(source, call, rest.get(0), rest.get(1), changes)));
        calls.clear();
        rest.clear();
      }
    }
    if (!calls.isEmpty() || !rest.isEmpty()) {
      throw new AssertionError(source + ": its last sample is not whole");
    }
    return samples;
  }

  TrailEvent event() {
    String json =
        """
        {"eventTime":"2026-11-20T10:00:00Z","eventSource":"%s","eventName":"%s","awsRegion":"%s",\
        "recipientAccountId":"%s","requestParameters":%s,"responseElements":%s}"""
            .formatted(source, name, REGION, ACCOUNT, orNull(request), orNull(response));
    TrailReading reading = new TrailEventReader().read(json.getBytes(UTF_8));
    if (reading instanceof TrailReading.Event read) {
      return read.event();
    }
    throw new AssertionError(this + " " + reading);
  }

  private static String orNull(String json) {
    return json.equals("-") ? "null" : json;
  }

  @Override
  public String toString() {
    return source + "/" + name;
  }
}
