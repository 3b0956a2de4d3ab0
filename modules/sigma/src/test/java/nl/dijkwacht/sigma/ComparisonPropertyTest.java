package nl.dijkwacht.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Comparisons with numbers and with parts of times, against the JDK's. */
class ComparisonPropertyTest {

  private static final List<String> OPERATORS = List.of("lt", "lte", "gt", "gte");
  private static final List<String> NUMBERS =
      List.of("0", "-1", "1", "10", "9.99", "-0.5", "1000", "0.1", "7", "123456789012345678901");

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");

  /** A part of a time, and the numbers that it may be. */
  private record Part(String name, int first, int last, ToIntFunction<OffsetDateTime> of) {}

  private static final List<Part> PARTS =
      List.of(
          new Part("minute", 0, 59, OffsetDateTime::getMinute),
          new Part("hour", 0, 23, OffsetDateTime::getHour),
          new Part("day", 1, 31, OffsetDateTime::getDayOfMonth),
          new Part("week", 1, 53, time -> time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
          new Part("month", 1, 12, OffsetDateTime::getMonthValue),
          new Part("year", 1, 9999, OffsetDateTime::getYear));

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void numbersCompareAsNumbersHoweverTheyAreWritten(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 400; i++) {
      String limit = NUMBERS.get(random.nextInt(NUMBERS.size()));
      String value = NUMBERS.get(random.nextInt(NUMBERS.size()));
      String operator = OPERATORS.get(random.nextInt(OPERATORS.size()));
      int order = new BigDecimal(value).compareTo(new BigDecimal(limit));

      assertThat(matches("f|" + operator + ": " + limit, written(value, random)))
          .as("%s %s %s", value, operator, limit)
          .isEqualTo(holds(operator, order));
      assertThat(matches("f: " + limit, written(value, random)))
          .as("%s = %s", value, limit)
          .isEqualTo(order == 0);
    }
  }

  private static String written(String number, SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> "'" + number + "'";
      case 1 -> new BigDecimal(number).multiply(BigDecimal.TEN) + "e-1";
      case 2 -> number + (number.contains(".") ? "0" : ".0");
      default -> number;
    };
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void partsOfTimesAreThoseOfTheCalendarInUtc(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 400; i++) {
      Instant time = Instant.ofEpochSecond(random.nextLong(4_102_444_800L));
      Part part = PARTS.get(random.nextInt(PARTS.size()));
      int actual = part.of().applyAsInt(time.atOffset(ZoneOffset.UTC));
      int near = actual + random.nextInt(3) - 1;
      int wanted = Math.min(part.last(), Math.max(part.first(), near));
      String operator = OPERATORS.get(random.nextInt(OPERATORS.size()));
      ZoneOffset offset = ZoneOffset.ofTotalSeconds(900 * (random.nextInt(113) - 56));
      String value =
          random.nextBoolean()
              ? "'" + OffsetDateTime.ofInstant(time, offset).withNano(0).format(FORM) + "'"
              : Long.toString(time.getEpochSecond());

      assertThat(matches("f|" + part.name() + ": " + wanted, value))
          .as("%s of %s is %d", part.name(), value, wanted)
          .isEqualTo(actual == wanted);
      assertThat(matches("f|" + part.name() + "|" + operator + ": " + wanted, value))
          .as("%s of %s %s %d", part.name(), value, operator, wanted)
          .isEqualTo(holds(operator, Integer.compare(actual, wanted)));
    }
  }

  private static boolean holds(String operator, int order) {
    return switch (operator) {
      case "lt" -> order < 0;
      case "lte" -> order <= 0;
      case "gt" -> order > 0;
      default -> order >= 0;
    };
  }

  private static boolean matches(String line, String value) {
    return Sigma.matches("s: {" + line + "}\ncondition: s", "'f':" + value);
  }
}
