package nl.dijkwacht.publish.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.Note;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.privacy.PseudonymKeys;
import nl.dijkwacht.core.privacy.Pseudonyms;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.publish.samples.Alerts;
import org.junit.jupiter.api.Test;

class MessageWriterTest {

  private static final Pseudonyms PSEUDONYMS =
      PseudonymKeys.first(new SecureRandom(), Instant.EPOCH);

  @Test
  void tellsInTheOrderInWhichPeopleNeedIt() {
    Entry entry = writer(Language.EN, Trust.INTERNAL).entry(Alerts.drift(), Alerts.registers());

    assertThat(entry.lines().stream().map(Line::label).distinct())
        .containsExactly(Line.Label.values());
    assertThat(PlainText.of(writer(Language.EN, Trust.INTERNAL).of(List.of(entry))))
        .isEqualTo(
            """
            Not so: S3 buckets with personal data are not public
              what:     GetObject of s3.amazonaws.com in account 111122223333 (eu-central-1): public is true
              to:       AWS::S3::Bucket beelden: personal data of a special category (art. 9)
              who:      a person: %s from 203.0.113.9, by the console (this is certain)
              since:    2026-11-26 11:15:30 CET
              why:      What is public is read by anyone.
              why:      AVG art. 32(1)(b)
              do:       Block public access.
              do:       With the command line: aws s3api put-x
              owner:    radiologie
              Splunk: https://splunk.example/search?q=event-1&earliest=1795684530&latest=1795691730
              Elastic: https://elastic.example/q/%s
            """
                    .formatted(
                        Alerts.ANNA,
                        "arn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2FAWSReservedSSO_Beheer%2Fanna.devries%40ziekenhuis.example")
                + "\n");
  }

  @Test
  void tellsFirstOfAllThatAResponseMayWait() {
    Entry entry =
        writer(Language.NL, Trust.EXTERNAL).entry(Alerts.drift(), Alerts.registers(), true);

    assertThat(entry.text(Line.Label.DO))
        .startsWith(
            "Er kan een maatregel op goedkeuring wachten: dijkwacht response list --finding"
                + " finding-drift; Block public access.");
  }

  @Test
  void speaksDutch() {
    MessageWriter writer = writer(Language.NL, Trust.INTERNAL);
    Message message = writer.of(List.of(writer.entry(Alerts.drift(), Alerts.registers())));

    assertThat(message.title())
        .isEqualTo("[kritiek] Niet zo: S3 buckets with personal data are not public");
    assertThat(PlainText.of(message))
        .contains("wie:", "een persoon:", "met de console (dit is zeker)", "bijzondere")
        .contains("doe:      Met de opdrachtregel: aws s3api put-x");
  }

  @Test
  void saysWhatHappenedAndWhatToDoInDutchWhereTheRuleDoes() {
    Alert alert = Alerts.signal("f", Level.HIGH);
    MessageWriter dutch = writer(Language.NL, Trust.INTERNAL);
    Message message = dutch.of(List.of(dutch.entry(alert, Alerts.registers())));

    assertThat(message.title()).endsWith("Veel objecten met persoonsgegevens gelezen");
    assertThat(message.entries().get(0).text(Line.Label.DO))
        .contains("Vraag de medewerker waarvoor het was.", "Beëindig de sessie.")
        .doesNotContain("Ask the person");
    assertThat(message.entries().get(0).text(Line.Label.WHY))
        .startsWith("Veel meer lezen dan anders kan het begin van een lek zijn.");

    MessageWriter english = writer(Language.EN, Trust.INTERNAL);
    Message other = english.of(List.of(english.entry(alert, Alerts.registers())));
    assertThat(other.title()).endsWith("Many objects with personal data were read");
    assertThat(PlainText.of(other)).contains("Ask the person").doesNotContain("Vraag de");
  }

  @Test
  void figuresAreToldInDutchAndInEnglishWhereTheyAreNot() {
    EventSummary event = Alerts.drift().cause();
    MessageWriter dutch = writer(Language.NL, Trust.INTERNAL);

    assertThat(what(dutch, event.withNote(new Note("12 reads.", "12 keer gelezen."))))
        .contains("12 keer gelezen.")
        .doesNotContain("12 reads.");
    assertThat(what(dutch, event.withNote(new Note("public is true", "public is true"))))
        .containsOnlyOnce("public is true");
    assertThat(dutch.escalated(List.of(), Duration.ofHours(2)).title())
        .startsWith("Niemand pakte het op binnen 2 uur: ");
  }

  private static String what(MessageWriter writer, EventSummary cause) {
    Alert alert = Alerts.drift();
    Alert told = new Alert(alert.id(), alert.transition(), cause, alert.finding());
    return writer.entry(told, Alerts.registers()).text(Line.Label.WHAT);
  }

  @Test
  void externalChannelsLearnNoIdentity() {
    for (Alert alert : List.of(Alerts.drift(), Alerts.signal("f", Level.HIGH))) {
      MessageWriter writer = writer(Language.EN, Trust.EXTERNAL);
      String text = PlainText.of(writer.of(List.of(writer.entry(alert, Alerts.registers()))));

      assertThat(text)
          .doesNotContain("anna", "devries", Alerts.ADDRESS, "Elastic")
          .contains("a person: " + PSEUDONYMS.of(Alerts.ANNA));
    }
  }

  @Test
  void whatLooksLikeAnIdentityIsOneEvenIfTheAlertDoesNotSaySo() {
    Identities external = Identities.ofText(Trust.EXTERNAL, identity -> "X");

    assertThat(
            external.in(
                "by arn:aws:sts::111122223333:assumed-role/beheer/bert, bert@x.example, 10.0.0.1"
                    + " and 2001:db8::8a2e:370:7334 at 12:00:00 in 111122223333"))
        .isEqualTo("by X, X, X and X at 12:00:00 in 111122223333");
  }

  @Test
  void noticesAreToldInTheirOwnWords() {
    Entry entry = writer(Language.NL, Trust.INTERNAL).entry(Alerts.notice("n1"));

    assertThat(entry.title()).isEqualTo("De toezichthouder is niet op tijd ingelicht.");
    assertThat(entry.level()).isEqualTo(Level.CRITICAL);
    assertThat(entry.text(Line.Label.DO)).isEqualTo("dijkwacht cases show case-1");
    assertThat(entry.text(Line.Label.OWNER)).isEqualTo("Voor: fg@ziekenhuis.example");
  }

  @Test
  void theSameEntriesMakeTheSameMessageIdAndManyAreCounted() {
    MessageWriter writer = writer(Language.EN, Trust.INTERNAL);
    Entry one = writer.entry(Alerts.signal("f", Level.LOW), Alerts.registers());
    Entry two = writer.entry(Alerts.drift(), Alerts.registers());

    assertThat(writer.of(List.of(one)).id()).isEqualTo(writer.of(List.of(one)).id());
    assertThat(writer.of(List.of(one)).id()).isNotEqualTo(writer.of(List.of(one, two)).id());
    assertThat(writer.of(List.of(one, two)).title())
        .isEqualTo("2 messages, the gravest is critical");
    Message many = writer.of(Collections.nCopies(25, one));
    assertThat(many.entries()).hasSize(25);
    assertThat(many.forPeople()).hasSize(20);
    assertThat(many.rest()).startsWith("and 5 more");
    assertThat(writer.escalated(List.of(one), Duration.ofMinutes(30)).title())
        .startsWith("Nobody took it up within 30 min: ");
  }

  @Test
  void linkTemplatesAreCheckedAndKeepValuesInTheirPlace() {
    assertThat(LinkTemplates.problem("https://x/{event-id}&{to}")).isEmpty();
    assertThat(LinkTemplates.problem("https://x/{event}")).get().asString().contains("{event-id}");
    assertThat(LinkTemplates.problem("javascript:alert(1)")).isPresent();
  }

  private static MessageWriter writer(Language language, Trust trust) {
    Map<String, String> templates = new LinkedHashMap<>();
    templates.put(
        "Splunk",
        "https://splunk.example/search?q={event-id}&earliest={from-seconds}&latest={to-seconds}");
    templates.put("Elastic", "https://elastic.example/q/{principal}");
    return new MessageWriter(
        "soc",
        new Voice(language, trust, ZoneId.of("Europe/Amsterdam")),
        PSEUDONYMS,
        new LinkTemplates(templates));
  }
}
