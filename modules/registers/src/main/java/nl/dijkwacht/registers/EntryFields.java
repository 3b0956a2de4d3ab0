package nl.dijkwacht.registers;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import nl.dijkwacht.core.CountryCode;
import nl.dijkwacht.documents.Fields;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.documents.Problems;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one entry in the forms that registers share. What is wrong is a problem with its
 * place, and the field counts as absent. Confined to one thread.
 */
final class EntryFields {

  private static final int LONGEST = 500;
  private static final int MOST_TEXTS = 100;

  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

  private final Fields fields;
  private final Problems problems;

  EntryFields(Fields fields, Problems problems) {
    this.fields = fields;
    this.problems = problems;
  }

  /** Where a key stands, or the entry itself when it lacks the key. */
  Place placeOf(String key) {
    return fields.placeOf(key);
  }

  void error(String key, String message) {
    problems.error(placeOf(key), message);
  }

  void warning(String key, String message) {
    problems.warning(placeOf(key), message);
  }

  /** A text that must be there. */
  Optional<String> required(String key) {
    return fields.require(key).text(key).flatMap(text -> checked(key, text));
  }

  Optional<String> text(String key) {
    return fields.text(key).flatMap(text -> checked(key, text));
  }

  /** The texts of a list, or the one that stands in its place. */
  List<String> texts(String key) {
    List<String> texts = fields.texts(key);
    if (texts.size() > MOST_TEXTS) {
      error(
          key,
          "'%s' has %,d values; at most %d can be kept".formatted(key, texts.size(), MOST_TEXTS));
      return List.of();
    }
    return texts.stream().map(text -> checked(key, text)).flatMap(Optional::stream).toList();
  }

  private Optional<String> checked(String key, String text) {
    String stripped = text.strip();
    if (stripped.isEmpty()) {
      error(key, "'%s' is empty; fill it in, or remove the key".formatted(key));
      return Optional.empty();
    }
    if (stripped.length() > LONGEST || stripped.codePoints().anyMatch(EntryFields::isHidden)) {
      error(
          key,
          "'%s': expected one line of at most %d characters that can be seen"
              .formatted(key, LONGEST));
      return Optional.empty();
    }
    return Optional.of(stripped);
  }

  private static boolean isHidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  /** The number of an account of AWS. */
  Optional<String> account(String key) {
    return text(key).filter(account -> isAccount(key, account));
  }

  private boolean isAccount(String key, String account) {
    boolean right = ACCOUNT.matcher(account).matches();
    if (!right) {
      error(
          key,
          "'%s': expected the 12 digits of an account, in quotes, found '%s'"
              .formatted(key, account));
    }
    return right;
  }

  /** The numbers of accounts; what is none is told and left out. */
  List<String> accounts(String key) {
    return texts(key).stream().filter(account -> isAccount(key, account)).toList();
  }

  /** A country by the two letters of ISO 3166-1. */
  Optional<String> country(String key) {
    return text(key)
        .filter(
            country -> {
              boolean right = CountryCode.isOfCountry(country);
              if (!right) {
                error(
                    key,
                    "'%s': expected the two letters of a country such as NL, found '%s'"
                        .formatted(key, country));
              }
              return right;
            });
  }

  /** A day that must be there. */
  Optional<LocalDate> day(String key) {
    return required(key).flatMap(text -> day(key, text));
  }

  /** A day that may be missing. */
  Optional<LocalDate> anyDay(String key) {
    return text(key).flatMap(text -> day(key, text));
  }

  private Optional<LocalDate> day(String key, String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException notIso8601) {
      error(key, "'%s': expected a date such as 2027-01-31, found '%s'".formatted(key, text));
      return Optional.empty();
    }
  }

  /** Any of some words; what is none of them is told and left out. */
  <E extends Enum<E>> List<E> choices(String key, Class<E> choices) {
    Map<String, E> known = new TreeMap<>();
    for (E choice : choices.getEnumConstants()) {
      known.put(choice.name().toLowerCase(Locale.ROOT).replace('_', '-'), choice);
    }
    List<E> chosen = new ArrayList<>();
    for (String text : texts(key)) {
      E choice = known.get(text);
      if (choice == null) {
        error(
            key,
            "'%s': expected any of %s, found '%s'"
                .formatted(key, String.join(", ", known.keySet()), text));
      } else {
        chosen.add(choice);
      }
    }
    return chosen;
  }

  /** True or false; null if it is not told. */
  @Nullable Boolean flag(String key) {
    return fields.node(key).isPresent() ? (Boolean) fields.flag(key, false) : null;
  }

  /** How many; null if it is not told. */
  @Nullable Long count(String key) {
    return fields.node(key).isPresent() ? (Long) fields.longValue(key, 0, 0, 1L << 40) : null;
  }

  <E extends Enum<E>> Optional<E> choice(String key, Class<E> choices) {
    return fields.require(key).choice(key, choices);
  }

  /** Days, months or years, more than none. */
  Optional<Period> period(String key) {
    return text(key).flatMap(text -> period(key, text));
  }

  private Optional<Period> period(String key, String text) {
    try {
      Period period = Period.parse(text);
      if (!period.isZero() && !period.isNegative()) {
        return Optional.of(period);
      }
    } catch (DateTimeException notIso8601) {
      // Told below.
    }
    error(key, "'%s': expected a time such as P365D or P7Y, found '%s'".formatted(key, text));
    return Optional.empty();
  }

  /** The beginning of a day in UTC, or a moment: in UTC too, unless it tells its own offset. */
  Optional<Instant> beginning(String key) {
    return moment(key, 0);
  }

  /** The end of a day in UTC, or a moment as {@link #beginning}. */
  Optional<Instant> end(String key) {
    return moment(key, 1);
  }

  private Optional<Instant> moment(String key, int daysAfter) {
    return required(key).flatMap(text -> moment(key, text, daysAfter));
  }

  private Optional<Instant> moment(String key, String text, int daysAfter) {
    try {
      return Optional.of(parsed(text, daysAfter));
    } catch (DateTimeException notIso8601) {
      error(
          key,
          "'%s': expected a date such as 2027-01-31 or a moment such as 2027-01-31T12:00:00Z,"
                  .formatted(key)
              + " found '"
              + text
              + "'");
      return Optional.empty();
    }
  }

  private static Instant parsed(String text, int daysAfter) {
    if (text.length() <= 10) {
      return LocalDate.parse(text).plusDays(daysAfter).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    boolean tellsOffset =
        text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10;
    return tellsOffset
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
  }

  /** Reports the keys that nobody asked for. */
  void rejectUnknown() {
    fields.rejectUnknown();
  }
}
