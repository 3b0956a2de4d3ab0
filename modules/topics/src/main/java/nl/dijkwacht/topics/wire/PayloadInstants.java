package nl.dijkwacht.topics.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Instants as Jackson reads and writes them, in a fraction of the time: each payload has several,
 * and the formatter of java.time took a third of reading one. Whatever has not the form that
 * payloads are written in, such as {@code 2026-11-22T03:00:00.125Z}, goes Jackson's way.
 */
final class PayloadInstants {

  private static final int DATE_AND_TIME = 19;
  private static final int LONGEST = DATE_AND_TIME + ".123456789Z".length();
  private static final int SECONDS_A_DAY = 86_400;
  private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  private PayloadInstants() {}

  static Module module() {
    return new SimpleModule("payload-instants")
        .addSerializer(Instant.class, new Writing())
        .addDeserializer(Instant.class, new Reading());
  }

  private static final class Reading extends StdScalarDeserializer<Instant> {

    private static final long serialVersionUID = 1;

    Reading() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (parser.hasToken(JsonToken.VALUE_STRING)) {
        Instant plain =
            read(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        if (plain != null) {
          return plain;
        }
      }
      return InstantDeserializer.INSTANT.deserialize(parser, context);
    }
  }

  private static final class Writing extends StdScalarSerializer<Instant> {

    private static final long serialVersionUID = 1;

    Writing() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant instant, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      if (instant.getEpochSecond() < FIRST || instant.getEpochSecond() > LAST) {
        generator.writeString(instant.toString());
      } else {
        char[] text = new char[LONGEST];
        generator.writeString(text, 0, write(instant, text));
      }
    }
  }

  /** The instant if it has the plain form, else null. */
  private static @Nullable Instant read(char[] text, int from, int length) {
    if (length <= DATE_AND_TIME
        || length > LONGEST
        || text[from + 4] != '-'
        || text[from + 7] != '-'
        || text[from + 10] != 'T'
        || text[from + 13] != ':'
        || text[from + 16] != ':'
        || text[from + length - 1] != 'Z') {
      return null;
    }
    int hour = number(text, from + 11, 2);
    int minute = number(text, from + 14, 2);
    int second = number(text, from + 17, 2);
    int nanos = nanos(text, from + DATE_AND_TIME, length - DATE_AND_TIME - 1);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
      return null;
    }
    long day = day(number(text, from, 4), number(text, from + 5, 2), number(text, from + 8, 2));
    return nanos < 0 || day == Long.MIN_VALUE
        ? null
        : Instant.ofEpochSecond(day * SECONDS_A_DAY + (hour * 60L + minute) * 60L + second, nanos);
  }

  private static long day(int year, int month, int day) {
    try {
      return year < 0 ? Long.MIN_VALUE : LocalDate.of(year, month, day).toEpochDay();
    } catch (DateTimeException e) {
      return Long.MIN_VALUE;
    }
  }

  /** A point and one to nine digits, or nothing; -1 for anything else. */
  private static int nanos(char[] text, int from, int length) {
    if (length == 0) {
      return 0;
    }
    int nanos = length > 1 && text[from] == '.' ? number(text, from + 1, length - 1) : -1;
    for (int i = length; nanos > 0 && i <= 9; i++) {
      nanos *= 10;
    }
    return nanos;
  }

  private static int number(char[] text, int from, int digits) {
    int number = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  /** Writes as {@link Instant#toString} does; how many characters. */
  private static int write(Instant instant, char[] text) {
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(instant.getEpochSecond(), SECONDS_A_DAY));
    int second = Math.floorMod(instant.getEpochSecond(), SECONDS_A_DAY);
    digits(date.getYear(), text, 0, 4);
    text[4] = '-';
    digits(date.getMonthValue(), text, 5, 2);
    text[7] = '-';
    digits(date.getDayOfMonth(), text, 8, 2);
    text[10] = 'T';
    digits(second / 3600, text, 11, 2);
    text[13] = ':';
    digits(second / 60 % 60, text, 14, 2);
    text[16] = ':';
    digits(second % 60, text, 17, 2);
    int end = fraction(instant.getNano(), text);
    text[end] = 'Z';
    return end + 1;
  }

  /** In thousandths, millionths or billionths, whichever is enough; where it ends. */
  private static int fraction(int nanos, char[] text) {
    if (nanos == 0) {
      return DATE_AND_TIME;
    }
    text[DATE_AND_TIME] = '.';
    int rest = nanos;
    int digits = 9;
    while (rest % 1000 == 0) {
      rest /= 1000;
      digits -= 3;
    }
    digits(rest, text, DATE_AND_TIME + 1, digits);
    return DATE_AND_TIME + 1 + digits;
  }

  private static void digits(int number, char[] text, int from, int digits) {
    int rest = number;
    for (int i = from + digits - 1; i >= from; i--) {
      text[i] = (char) ('0' + rest % 10);
      rest /= 10;
    }
  }
}
