package nl.dijkwacht.publish.subscriptions;

import com.google.re2j.Pattern;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.documents.Fields;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.publish.messages.Language;
import nl.dijkwacht.publish.messages.Trust;
import nl.dijkwacht.publish.messages.Voice;

/** Reads one document of a file of subscriptions. */
final class SubscriptionReader {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final int LONGEST_ID = 60;
  private static final ZoneId HOME = ZoneId.of("Europe/Amsterdam");
  private static final Duration SHORTEST_ESCALATION = Duration.ofMinutes(1);
  private static final Duration LONGEST_ESCALATION = Duration.ofDays(7);

  private final SubscriptionFile file;
  private final Node document;
  private final Fields fields;
  private final Problems problems;

  SubscriptionReader(SubscriptionFile file, Node document, Fields fields, Problems problems) {
    this.file = file;
    this.document = document;
    this.fields = fields;
    this.problems = problems;
  }

  /** The subscription; empty if there is no channel, and of no use if there are errors. */
  Optional<Subscription> read() {
    String id = id();
    String description = fields.text("description", "");
    Optional<AlertFilter> filter = AlertFilter.read(fields, "filter", file.content(), problems);
    Optional<NoticeFilter> notices =
        ExpressionField.read(fields, "notices", NoticeFilter.LANGUAGE, file.content(), problems)
            .map(NoticeFilter::new);
    ZoneId zone = zone();
    Voice voice =
        new Voice(
            fields.choice("language", Language.class, Language.EN),
            fields.choice("trust", Trust.class, Trust.EXTERNAL),
            zone);
    Optional<Fields> channel = fields.requiredSection("channel");
    boolean own = channel.map(section -> section.flag("own", false)).orElse(false);
    Optional<ChannelSettings> settings =
        channel.flatMap(section -> new ChannelReader(section, problems).read());
    Schedule schedule = new ScheduleReader(fields, zone, problems).read();
    Optional<Escalation> escalation = fields.section("escalate").flatMap(this::escalation);
    fields.rejectUnknown();
    return settings.map(
        of ->
            new Subscription(
                id,
                // Of its file and place in it: two may be equal but for their comments.
                StableId.ofBytes(file.content()) + "@" + document.place().line(),
                description,
                filter,
                notices,
                of,
                own,
                voice,
                schedule,
                escalation,
                fields.place()));
  }

  private String id() {
    String id = fields.requiredText("id").orElse("");
    if (!id.isEmpty() && (!ID.matches(id) || id.length() > LONGEST_ID)) {
      problems.error(
          fields.placeOf("id"),
          "an id is of lower-case words and numbers with '-' between them, at most %d long; change it"
              .formatted(LONGEST_ID));
    }
    return id;
  }

  private ZoneId zone() {
    Optional<String> text = fields.text("zone");
    try {
      return text.map(ZoneId::of).orElse(HOME);
    } catch (DateTimeException unknown) {
      problems.error(
          fields.placeOf("zone"),
          "'zone': expected a time zone such as Europe/Amsterdam, found '%s'"
              .formatted(text.orElse("")));
      return HOME;
    }
  }

  private Optional<Escalation> escalation(Fields section) {
    Duration after = section.require("after").duration("after", Duration.ofMinutes(30));
    if (after.compareTo(SHORTEST_ESCALATION) < 0 || after.compareTo(LONGEST_ESCALATION) > 0) {
      problems.error(
          section.placeOf("after"), "'after' is from PT1M to P7D; choose one such as PT30M");
    }
    Optional<String> to = section.requiredText("to");
    section.rejectUnknown();
    return to.map(id -> new Escalation(after, id));
  }
}
