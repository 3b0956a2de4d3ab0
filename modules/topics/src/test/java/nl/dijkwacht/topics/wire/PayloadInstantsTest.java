package nl.dijkwacht.topics.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadInstantsTest {

  private static final JsonMapper JACKSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();
  private static final JsonMapper OURS =
      JACKSON.rebuild().addModule(PayloadInstants.module()).build();
  private static final int[] FRACTIONS = {1_000_000_000, 1_000_000, 1_000, 1};

  @Test
  void instantsAreWrittenAndReadAsJacksonDoes() throws JsonProcessingException {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      Instant instant = instant(random);
      String json = JACKSON.writeValueAsString(instant);

      assertThat(OURS.writeValueAsString(instant)).isEqualTo(json);
      assertThat(OURS.readValue(json, Instant.class)).isEqualTo(instant);
    }
  }

  /** Of the years -1000 to 11000, with no, few or many digits behind the point. */
  private static Instant instant(Random random) {
    int fraction = FRACTIONS[random.nextInt(FRACTIONS.length)];
    long second = random.nextLong(-93_692_592_000L, 284_992_473_600L);
    int nanos = random.nextInt(1_000_000_000);
    return Instant.ofEpochSecond(second, nanos - nanos % fraction);
  }

  @Test
  void whateverIsChangedInATextJacksonDecides() {
    Random random = new Random(2);
    String signs = "0123456789-:TZ.+ te\u0660";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(instant(random).toString());
      text.setCharAt(random.nextInt(text.length()), signs.charAt(random.nextInt(signs.length())));

      assertThat(outcome(OURS, "\"" + text + "\""))
          .as("%s", text)
          .isEqualTo(outcome(JACKSON, "\"" + text + "\""));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"2026-11-26T22:00:00+01:00\"",
        "\"2026-02-30T22:00:00Z\"",
        "\"2026-11-26T24:00:00Z\"",
        "\"2026-11-26T23:59:60Z\"",
        "\"2026-11-26T22:00:00.Z\"",
        "\"2026-11-26T22:00:00.1Z\"",
        "\"2026-11-26T22:00:00.1234567890Z\"",
        "\"2026-11-26T22:00Z\"",
        "\"2026-11-26\"",
        "\"\"",
        "1764194400",
        "1764194400.25",
        "[]",
        "true"
      })
  void whatHasAnotherFormJacksonDecides(String json) {
    assertThat(outcome(OURS, json)).isEqualTo(outcome(JACKSON, json));
  }

  private static String outcome(JsonMapper mapper, String json) {
    try {
      return String.valueOf(mapper.readValue(json, Instant.class));
    } catch (JsonProcessingException e) {
      return e.getClass() + ": " + e.getOriginalMessage();
    }
  }
}
