package nl.dijkwacht.core.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.json.JsonLimits;
import nl.dijkwacht.core.trail.TrailReading.Other;
import nl.dijkwacht.core.trail.TrailReading.Unusable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrailEventReaderTest {

  private static final String EVENT =
      "{'eventTime':'2026-03-01T12:00:00Z','eventSource':'s3.amazonaws.com','eventName':'GetObject'%s}";

  private final TrailEventReader reader = new TrailEventReader();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", ",'eventCategory':'Data'", ",'eventCategory':'Management','eventType':'AwsApiCall'",
        ",'eventType':'AwsConsoleSignIn'", ",'eventCategory':null", ",'eventCategory':7"
      })
  void whatHasSourceNameAndTimeIsAnEvent(String more) {
    assertThat(read(EVENT.formatted(more))).isInstanceOf(TrailReading.Event.class);
  }

  static Stream<Arguments> others() {
    return Stream.of(
        arguments(
            "{'eventCategory':'Insight','insightDetails':{'state':'Start'}}", Other.Kind.INSIGHT),
        arguments("{'eventType':'AwsCloudTrailInsight'}", Other.Kind.INSIGHT),
        arguments(EVENT.formatted(",'eventCategory':'Aggregated'"), Other.Kind.AGGREGATED),
        arguments("{'eventCategory':'Aggregated'}", Other.Kind.AGGREGATED),
        arguments("{'digestStartTime':null,'logFiles':[]}", Other.Kind.DIGEST),
        arguments(
            "{'eventSource':'aws:s3','eventName':'ObjectCreated:Put','eventTime':'2026-03-01T12:00:00.123Z'}",
            Other.Kind.NOTIFICATION));
  }

  @ParameterizedTest
  @MethodSource("others")
  void whatElseCloudTrailDeliversIsToldApart(String json, Other.Kind kind) {
    assertThat(read(json)).isEqualTo(new Other(kind));
  }

  static Stream<Arguments> unusable() {
    return Stream.of(
        arguments("", DeadLetterReason.MALFORMED_JSON),
        arguments("  ", DeadLetterReason.MALFORMED_JSON),
        arguments("{eventName:1}", DeadLetterReason.MALFORMED_JSON),
        arguments("{'a':'\n'}", DeadLetterReason.MALFORMED_JSON),
        arguments("{'a':'\\x'}", DeadLetterReason.MALFORMED_JSON),
        arguments("{} {}", DeadLetterReason.MALFORMED_JSON),
        arguments("{'eventName':'Get", DeadLetterReason.TRUNCATED),
        arguments("[".repeat(65) + "]".repeat(65), DeadLetterReason.TOO_DEEP),
        arguments("[]", DeadLetterReason.NOT_A_TRAIL_EVENT),
        arguments("null", DeadLetterReason.NOT_A_TRAIL_EVENT),
        arguments("'text'", DeadLetterReason.NOT_A_TRAIL_EVENT),
        arguments("{}", DeadLetterReason.NOT_A_TRAIL_EVENT),
        arguments("{'digestStartTime':null}", DeadLetterReason.NOT_A_TRAIL_EVENT),
        arguments("{'eventSource':'s3.amazonaws.com'}", DeadLetterReason.NOT_A_TRAIL_EVENT),
        arguments("{'eventName':'GetObject'}", DeadLetterReason.NOT_A_TRAIL_EVENT),
        arguments("{'eventSource':'','eventName':'a'}", DeadLetterReason.NOT_A_TRAIL_EVENT),
        arguments("{'eventSource':'a','eventName':7}", DeadLetterReason.NOT_A_TRAIL_EVENT),
        arguments("{'eventSource':'a','eventName':'b'}", DeadLetterReason.NO_EVENT_TIME),
        arguments(
            "{'eventSource':'a','eventName':'b','eventTime':1763780400}",
            DeadLetterReason.NO_EVENT_TIME),
        arguments(
            "{'eventSource':'a','eventName':'b','eventTime':'now'}",
            DeadLetterReason.NO_EVENT_TIME));
  }

  @ParameterizedTest
  @MethodSource("unusable")
  void whatCannotBeUsedSaysWhy(String json, DeadLetterReason reason) {
    assertThat(reasonOf(read(json))).isEqualTo(reason);
  }

  @Test
  void bytesThatAreNotTextAndTooManyOfThemHaveTheirOwnReasons() {
    byte[] latin1 = "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(reasonOf(reader.read(latin1))).isEqualTo(DeadLetterReason.INVALID_UTF8);
    TrailEventReader narrow = new TrailEventReader(new JsonLimits(10, 4));
    assertThat(reasonOf(narrow.read(Events.bytes("{'a':'12345'}"))))
        .isEqualTo(DeadLetterReason.TOO_LARGE);
  }

  @Test
  void theDetailHoldsNoContent() {
    for (String json :
        new String[] {"{'jan':'jansen\n'}", "{'jan':'jansen'}", "'jansen'", "{'jan':jansen}"}) {
      assertThat(read(json))
          .isInstanceOfSatisfying(
              Unusable.class, unusable -> assertThat(unusable.detail()).doesNotContain("jan"));
    }
  }

  @Test
  void anUnusableRecordDoesNotDisturbTheNext() {
    Random random = new Random(3);
    byte[] good = Events.bytes(EVENT.formatted(",'eventID':'e-1'"));
    for (int round = 0; round < 2_000; round++) {
      byte[] noise = new byte[random.nextInt(50)];
      random.nextBytes(noise);
      assertThat(reader.read(noise)).isInstanceOf(Unusable.class);
      assertThat(reader.read(good))
          .isInstanceOfSatisfying(
              TrailReading.Event.class, event -> assertThat(event.event().key()).isEqualTo("e-1"));
    }
  }

  @Test
  void kindsHaveLabels() {
    assertThat(Stream.of(Other.Kind.values()).map(Other.Kind::label))
        .containsExactly(
            "insight", "aggregated", "digest", "eventbridge", "notification", "configuration-item");
  }

  private TrailReading read(String json) {
    return reader.read(Events.bytes(json));
  }

  private static DeadLetterReason reasonOf(TrailReading reading) {
    if (reading instanceof Unusable unusable) {
      return unusable.reason();
    }
    throw new AssertionError(reading);
  }
}
