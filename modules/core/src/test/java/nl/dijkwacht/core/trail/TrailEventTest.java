package nl.dijkwacht.core.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.json.FieldPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrailEventTest {

  @Test
  void sourceNameAndTimeAreRead() {
    TrailEvent event = Events.with("");
    assertThat(event.eventSource()).isEqualTo("s3.amazonaws.com");
    assertThat(event.eventName()).isEqualTo("GetObject");
    assertThat(event.eventTime()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
    assertThat(event.epochMillis()).isEqualTo(event.eventTime().toEpochMilli());
    assertThat(event.json().text(event.sourceNode())).isEqualTo("s3.amazonaws.com");
    assertThat(event.json().text(event.nameNode())).isEqualTo("GetObject");
  }

  @Test
  void timesAreReadHoweverTheirStringIsWritten() {
    String escaped =
        "{'eventSource':'a','eventName':'b','eventTime':'2026-03-01T13:00:00\\u002B01:00'}";
    assertThat(Events.read(escaped).eventTime()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
  }

  @Test
  void logstashKeepsTheTimeElsewhere() {
    String logstash =
        "{'eventSource':'a','eventName':'b','@timestamp':'2020-09-14T00:44:30.000Z'%s}";
    assertThat(Events.read(logstash.formatted("")).eventTime())
        .isEqualTo(Instant.parse("2020-09-14T00:44:30Z"));
    assertThat(Events.read(logstash.formatted(",'eventTime':'2020-09-14T00:00:00Z'")).eventTime())
        .as("the time of the event goes before")
        .isEqualTo(Instant.parse("2020-09-14T00:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "'eventID':'e','sharedEventID':'s' | s",
        "'sharedEventID':'s' | s",
        "'eventID':'e' | e",
        "'eventID':'e','sharedEventID':null | e",
        "'eventID':'e','sharedEventID':'' | e",
        "'eventID':'e','sharedEventID':7 | e",
        "'eventID':'e','eventID':'later' | later",
        "'eventID':'e','requestParameters':{'sharedEventID':'inside'} | e"
      })
  void theKeyIsTheSharedIdBeforeTheOwn(String members, String key) {
    assertThat(Events.with(members).key()).isEqualTo(key);
  }

  @Test
  void copiesForSeveralAccountsShareAKeyAndHaveIdsOfTheirOwn() {
    TrailEvent ours = Events.with("'eventID':'e-1','sharedEventID':'s'");
    TrailEvent theirs = Events.with("'eventID':'e-2','sharedEventID':'s'");
    assertThat(ours.key()).isEqualTo(theirs.key());
    assertThat(ours.id()).isEqualTo("e-1");
    assertThat(theirs.id()).isEqualTo("e-2");
  }

  @Test
  void withoutAnIdTheContentIsTheKeyWhereverItLies() {
    TrailEvent event = Events.with("'awsRegion':'eu-west-1'");
    assertThat(event.key()).isEqualTo(StableId.ofBytes(event.bytes())).hasSize(32);
    assertThat(event.id()).isEqualTo(event.key());
    assertThat(Events.with("'awsRegion':'eu-west-1','eventID':''").key()).hasSize(32);
    assertThat(Events.with("'awsRegion':'eu-west-2'").key()).isNotEqualTo(event.key());
    String alone = new String(event.bytes(), StandardCharsets.UTF_8);
    assertThat(Events.read("\n" + alone + "  ").key()).isEqualTo(event.key());
  }

  @Test
  void theBytesAreThoseThatCame() {
    byte[] record =
        Events.bytes("{ 'eventSource':'a' ,'eventName':'b','eventTime':'2026-03-01T12:00:00Z'}");
    TrailReading reading = new TrailEventReader().read(record);
    assertThat(reading)
        .isInstanceOfSatisfying(
            TrailReading.Event.class, event -> assertThat(event.event().bytes()).isEqualTo(record));
  }

  @Test
  void ofADoubledKeyTheTopLevelGivesTheLastAndAPathTheFirst() {
    TrailEvent event = Events.with("'a':'first','a':'last'");
    assertThat(event.topLevel("a")).isEqualTo("last");
    assertThat(event.text(FieldPath.of("a"))).isEqualTo("first");
  }

  @Test
  void onlyStringsWithContentAreText() {
    TrailEvent event = Events.with("'empty':'','number':7,'nothing':null,'o':{'s':'text','n':7}");
    assertThat(event.topLevel("empty")).isNull();
    assertThat(event.topLevel("number")).isNull();
    assertThat(event.topLevel("nothing")).isNull();
    assertThat(event.topLevel("missing")).isNull();
    assertThat(event.text(FieldPath.of("o.s"))).isEqualTo("text");
    assertThat(event.text(FieldPath.of("o.n"))).isNull();
    assertThat(event.text(FieldPath.of("o"))).isNull();
    assertThat(event.text(FieldPath.of("empty"))).isNull();
  }
}
