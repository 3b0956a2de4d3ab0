package nl.dijkwacht.documents;

import static nl.dijkwacht.documents.Texts.fields;
import static nl.dijkwacht.documents.Texts.lines;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FieldsTest {
  private enum Protocol {
    PLAINTEXT,
    SASL_SSL
  }

  private final Problems problems = new Problems();

  @Test
  void valuesAreReadByType() {
    Fields fields =
        fields(
            """
            name: NO
            account: 012345670123
            one: a
            many: [a, 2]
            port: 9_092
            big: 0x7FFFFFFFFFFFFFFF
            active: yes
            wait: PT1M30S
            protocol: Sasl_ssl
            inner: {key: value}
            """,
            problems);

    assertThat(fields.text("name")).contains("NO");
    assertThat(fields.requiredText("account")).contains("012345670123");
    assertThat(fields.texts("one")).containsExactly("a");
    assertThat(fields.requiredTexts("many")).containsExactly("a", "2");
    assertThat(fields.integer("port", 0, 1, 65_535)).isEqualTo(9_092);
    assertThat(fields.longValue("big", 0, 0, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    assertThat(fields.flag("active", false)).isTrue();
    assertThat(fields.duration("wait", Duration.ZERO)).isEqualTo(Duration.ofSeconds(90));
    assertThat(fields.choice("protocol", Protocol.class)).contains(Protocol.SASL_SSL);
    assertThat(fields.requiredSection("inner").orElseThrow().text("key", "")).isEqualTo("value");
    assertThat(fields.node("inner")).get().isInstanceOf(Mapping.class);
    fields.rejectUnknown();
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void defaultsStandInForWhatIsAbsentOrNull() {
    Fields fields = fields("null-text: ~\nempty:\n", problems);

    assertThat(fields.text("null-text", "x")).isEqualTo("x");
    assertThat(fields.text("empty")).isEmpty();
    assertThat(fields.texts("absent")).isEmpty();
    assertThat(fields.integer("absent", 7, 1, 9)).isEqualTo(7);
    assertThat(fields.longValue("absent", 7L, 1, 9)).isEqualTo(7L);
    assertThat(fields.flag("absent", true)).isTrue();
    assertThat(fields.duration("absent", Duration.ofHours(1))).isEqualTo(Duration.ofHours(1));
    assertThat(fields.choice("absent", Protocol.class, Protocol.PLAINTEXT))
        .isEqualTo(Protocol.PLAINTEXT);
    assertThat(fields.section("absent")).isEmpty();
    assertThat(fields.node("empty")).isEmpty();
    fields.rejectUnknown();
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void eachMissingKeyIsReportedAtTheMapping() {
    Fields inner = fields("outer:\n  a: ~\n  b: 1\n", problems).section("outer").orElseThrow();

    assertThat(inner.requiredText("a")).isEmpty();
    assertThat(inner.requiredTexts("c")).isEmpty();
    assertThat(inner.require("b", "d").requiredSection("e")).isEmpty();
    assertThat(lines(problems))
        .containsExactly(
            "t:2:3: error: the key 'a' is missing; add it",
            "t:2:3: error: the key 'c' is missing; add it",
            "t:2:3: error: the key 'd' is missing; add it",
            "t:2:3: error: the key 'e' is missing; add it");
  }

  @Test
  void wrongTypesAreAllReportedAndTheDefaultsReturned() {
    Fields fields =
        fields(
            """
            text: [a]
            texts: {a: b}
            items: [a, [b], ~]
            number: 1.5
            quoted: '5'
            high: 70000
            low: -1
            huge: 99999999999999999999
            flag: 'yes'
            wait: 10s
            period: [PT1S]
            section: [1]
            """,
            problems);

    assertThat(fields.text("text", "x")).isEqualTo("x");
    assertThat(fields.texts("texts")).isEmpty();
    assertThat(fields.texts("items")).containsExactly("a");
    assertThat(fields.integer("number", 1, 0, 9)).isEqualTo(1);
    assertThat(fields.integer("quoted", 1, 0, 9)).isEqualTo(1);
    assertThat(fields.integer("high", 1, 0, 65_535)).isEqualTo(1);
    assertThat(fields.integer("low", 1, 0, 9)).isEqualTo(1);
    assertThat(fields.longValue("huge", 1, 0, 9)).isEqualTo(1);
    assertThat(fields.flag("flag", false)).isFalse();
    assertThat(fields.duration("wait", Duration.ZERO)).isZero();
    assertThat(fields.duration("period", Duration.ZERO)).isZero();
    assertThat(fields.section("section")).isEmpty();
    assertThat(lines(problems))
        .containsExactly(
            "t:1:7: error: 'text': expected a text, found a list",
            "t:2:8: error: 'texts': expected a text, found a section",
            "t:3:12: error: 'items': expected a text, found a list",
            "t:3:17: error: 'items': expected a text, found nothing",
            "t:4:9: error: 'number': expected a whole number from 0 to 9, found '1.5'",
            "t:5:9: error: 'quoted': expected a whole number from 0 to 9, found '5'",
            "t:6:7: error: 'high': expected a whole number from 0 to 65535, found '70000'",
            "t:7:6: error: 'low': expected a whole number from 0 to 9, found '-1'",
            "t:8:7: error: 'huge': expected a whole number from 0 to 9, found"
                + " '99999999999999999999'",
            "t:9:7: error: 'flag': expected true or false, found 'yes'",
            "t:10:7: error: 'wait': expected a duration such as PT10S, found '10s'",
            "t:11:9: error: 'period': expected a duration such as PT10S, found a list",
            "t:12:10: error: 'section': expected a section of keys and values, found a list");
  }

  @Test
  void aWrongChoiceListsTheChoicesAndSuggestsOne() {
    Fields fields = fields("a: sasl-sls\nb: other\nc: [plaintext]\n", problems);

    assertThat(fields.choice("a", Protocol.class, Protocol.PLAINTEXT))
        .isEqualTo(Protocol.PLAINTEXT);
    assertThat(fields.choice("b", Protocol.class)).isEmpty();
    assertThat(fields.choice("c", Protocol.class)).isEmpty();
    assertThat(lines(problems))
        .containsExactly(
            "t:1:4: error: 'a': expected one of plaintext, sasl-ssl, found 'sasl-sls'; did you"
                + " mean 'sasl-ssl'?",
            "t:2:4: error: 'b': expected one of plaintext, sasl-ssl, found 'other'",
            "t:3:4: error: 'c': expected one of plaintext, sasl-ssl, found a list");
  }

  @Test
  void unknownKeysAreReportedWithTheNearestKnownOne() {
    Fields fields =
        fields("bootstrap-server: x\nretries: 1\nretriez: 2\nfar-away: 3\nauthor: me\n", problems);

    assertThat(fields.text("bootstrap-servers")).isEmpty();
    assertThat(fields.integer("retries", 0, 0, 5)).isEqualTo(1);
    fields.rejectUnknown(Set.of("author", "date"));

    // A key that is there already was not what somebody meant by another one.
    assertThat(lines(problems))
        .containsExactly(
            "t:1:1: error: unknown key 'bootstrap-server'; did you mean 'bootstrap-servers'?",
            "t:3:1: error: unknown key 'retriez'",
            "t:4:1: error: unknown key 'far-away'");
  }

  @Test
  void placesAreThoseOfTheKeysAndOfTheMapping() {
    Fields fields = fields("a: 1\nb: 2\n", problems);

    assertThat(fields.placeOf("b")).isEqualTo(new Place("t", 2, 1));
    assertThat(fields.placeOf("c")).isEqualTo(fields.place()).isEqualTo(new Place("t", 1, 1));
  }

  @Test
  void aDocumentThatIsNoMappingHasNoFields() {
    assertThat(Fields.from(Texts.node("- a"), problems)).isEmpty();
    assertThat(lines(problems))
        .containsExactly("t:1:1: error: expected a section of keys and values, found a list");
  }

  @Test
  void aLongValueIsCutInTheMessage() {
    assertThat(fields("a: " + "x".repeat(5_000), problems).flag("a", true)).isTrue();
    assertThat(lines(problems))
        .containsExactly(
            "t:1:4: error: 'a': expected true or false, found '" + "x".repeat(60) + "…'");
  }
}
