package nl.dijkwacht.publish.subscriptions;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.documents.Fields;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.Suggestions;
import nl.dijkwacht.publish.subscriptions.Schedule.GroupField;

/** Reads when alerts are told, and which of them together. */
final class ScheduleReader {

  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  private static final Duration DEFAULT_WAIT = Duration.ofMinutes(1);

  private final Fields fields;
  private final ZoneId zone;
  private final Problems problems;

  ScheduleReader(Fields fields, ZoneId zone, Problems problems) {
    this.fields = fields;
    this.zone = zone;
    this.problems = problems;
  }

  Schedule read() {
    List<GroupField> groupBy = List.of();
    Duration wait = Duration.ZERO;
    Optional<Fields> group = fields.section("group");
    if (group.isPresent()) {
      groupBy = groupBy(group.get());
      wait = duration(group.get(), "wait", DEFAULT_WAIT, Duration.ZERO, LONGEST_WAIT);
      group.get().rejectUnknown();
    }
    return new Schedule(
        groupBy,
        wait,
        fields.section("digest").flatMap(this::digest),
        fields.section("quiet-hours").map(this::quiet),
        fields.section("rate-limit").map(this::rate));
  }

  private List<GroupField> groupBy(Fields group) {
    Map<String, GroupField> known = new LinkedHashMap<>();
    for (GroupField field : GroupField.values()) {
      known.put(field.name().toLowerCase(Locale.ROOT).replace('_', '-'), field);
    }
    List<GroupField> chosen = new ArrayList<>();
    for (String text : group.requiredTexts("by")) {
      GroupField field = known.get(text);
      if (field == null) {
        problems.error(
            group.placeOf("by"),
            "'by': expected any of %s, found '%s'%s"
                .formatted(
                    String.join(", ", known.keySet()),
                    text,
                    Suggestions.question(text, known.keySet())));
      } else {
        chosen.add(field);
      }
    }
    return chosen;
  }

  private Optional<DigestTimes> digest(Fields digest) {
    List<LocalTime> at =
        digest.requiredTexts("at").stream()
            .map(text -> time(digest, "at", text))
            .flatMap(Optional::stream)
            .toList();
    digest.rejectUnknown();
    return at.isEmpty() ? Optional.empty() : Optional.of(new DigestTimes(at, zone));
  }

  private QuietHours quiet(Fields quiet) {
    LocalTime from = time(quiet, "from");
    LocalTime to = time(quiet, "to");
    Level passes = quiet.choice("passes", Level.class, Level.CRITICAL);
    quiet.rejectUnknown();
    if (from.equals(to) && !problems.hasErrors()) {
      problems.error(quiet.placeOf("to"), "'from' and 'to' are the same; change one of them");
    }
    return new QuietHours(from, to, zone, passes);
  }

  private LocalTime time(Fields section, String key) {
    return section
        .requiredText(key)
        .flatMap(text -> time(section, key, text))
        .orElse(LocalTime.MIDNIGHT);
  }

  private Optional<LocalTime> time(Fields section, String key, String text) {
    try {
      return Optional.of(LocalTime.parse(text));
    } catch (DateTimeException notIso8601) {
      problems.error(
          section.placeOf(key),
          "'%s': expected a time in quotes such as \"08:00\", found '%s'".formatted(key, text));
      return Optional.empty();
    }
  }

  private RateLimit rate(Fields rate) {
    int most = rate.require("most").integer("most", 1, 1, 10_000);
    Duration per =
        duration(rate, "per", Duration.ofHours(1), Duration.ofSeconds(1), Duration.ofDays(1));
    rate.rejectUnknown();
    return new RateLimit(most, per);
  }

  private Duration duration(
      Fields section, String key, Duration otherwise, Duration least, Duration most) {
    Duration duration = section.duration(key, otherwise);
    if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
      problems.error(
          section.placeOf(key), "'%s' is from %s to %s; change it".formatted(key, least, most));
      return otherwise;
    }
    return duration;
  }
}
