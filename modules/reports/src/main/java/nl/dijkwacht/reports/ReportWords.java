package nl.dijkwacht.reports;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.reports.period.Language;
import nl.dijkwacht.reports.period.Period;
import nl.dijkwacht.reports.period.Score;
import org.jspecify.annotations.Nullable;

/** Says things of a report in one language and time zone. */
record ReportWords(Words words) {

  /** What a spread of no seconds is worth telling in. */
  private static final Duration SHORT = Duration.ofMinutes(2);

  ReportWords(Language language, Period period) {
    this(new Words(language, period.zone()));
  }

  private Locale locale() {
    return words.language().locale();
  }

  String of(String dutch, String english) {
    return words.of(dutch, english);
  }

  String day(LocalDate day) {
    return DateTimeFormatter.ofPattern("d MMM uuuu", locale()).format(day);
  }

  /** Up to the minute. */
  String time(Instant time) {
    return DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", locale())
        .format(time.atZone(words.zone()));
  }

  String number(long number) {
    return String.format(locale(), "%,d", number);
  }

  String percent(Score score) {
    String percent = score.percent();
    return percent.isEmpty() ? "–" : of(percent.replace('.', ','), percent) + " %";
  }

  String duration(@Nullable Duration duration) {
    if (duration == null) {
      return notKnown();
    }
    return duration.compareTo(SHORT) < 0 ? words.seconds(duration) : words.duration(duration);
  }

  String notKnown() {
    return of("niet bekend", "not known");
  }

  String nobody(String name) {
    return name.isEmpty() ? of("niemand genoemd", "nobody named") : name;
  }

  String framework(String label) {
    return label.equals("avg") ? of("AVG", "AVG (GDPR)") : label.toUpperCase(Locale.ROOT);
  }

  String level(Level level) {
    return words.level(level);
  }

  String headline(String name) {
    return switch (name) {
      case "residency" -> of("Gegevens blijven in de EER", "Data stay in the EEA");
      case "encryption-at-rest" -> of("Versleuteling in opslag", "Encryption at rest");
      case "encryption-in-transit" -> of("Versleuteling onderweg", "Encryption in transit");
      case "access-logging" -> of("Vastlegging van toegang", "Access logging");
      case "retention" -> of("Bewaren en verwijderen", "Retention");
      default -> name;
    };
  }

  String kind(Case.Kind kind) {
    return kind == Case.Kind.BREACH
        ? of("inbreuk of vermoeden", "breach or suspicion")
        : of("verzoek van betrokkene", "data subject's request");
  }

  String status(Case.Status status) {
    return of(status.dutch().replace('_', ' ').toLowerCase(Locale.ROOT), status.english());
  }
}
