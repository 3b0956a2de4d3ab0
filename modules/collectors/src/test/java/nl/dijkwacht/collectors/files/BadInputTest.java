package nl.dijkwacht.collectors.files;

import static nl.dijkwacht.collectors.files.Reading.event;
import static nl.dijkwacht.core.DeadLetterReason.BROKEN_COMPRESSION;
import static nl.dijkwacht.core.DeadLetterReason.EXPANDS_TOO_MUCH;
import static nl.dijkwacht.core.DeadLetterReason.INVALID_UTF8;
import static nl.dijkwacht.core.DeadLetterReason.NOT_A_TRAIL_EVENT;
import static nl.dijkwacht.core.DeadLetterReason.NO_EVENT_TIME;
import static nl.dijkwacht.core.DeadLetterReason.TOO_DEEP;
import static nl.dijkwacht.core.DeadLetterReason.TOO_LARGE;
import static nl.dijkwacht.core.DeadLetterReason.TRUNCATED;
import static nl.dijkwacht.core.DeadLetterReason.UNREADABLE_SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import nl.dijkwacht.collectors.files.ReadSummary.Ending;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.json.JsonLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest {

  private static final String A = event("A");
  private static final String B = event("B");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"eventName\":\"broken\" \"x\"}",
        "{\"eventName\":\"no closing quote}",
        "{\"eventName\":{\"a\":1",
        "{\"eventName\":",
        "2026-11-22 INFO no JSON at all",
        "\u0000\u0000\u0000",
        "{\"eventName\":tru}",
        "{eventName: 'JavaScript'}"
      })
  void aBrokenLineCostsOnlyItself(String line) {
    Reading reading = Reading.of(A + "\n" + line + "\n" + B + "\n");
    assertThat(reading.items()).hasSize(3).startsWith("1 " + A).endsWith("3 " + B);
    assertThat(new String(reading.unusable().get(0).input(), StandardCharsets.UTF_8).strip())
        .isEqualTo(line.strip());
  }

  @Test
  void aLineCutOffBeforeTheLastIsFound() {
    Reading reading = Reading.of("{\"a\":\n" + A + "\n");
    assertThat(reading.items()).containsExactly("1 truncated", "2 " + A);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"eventName\":\"broken\" \"x\"}",
        "{\"eventName\":tru}",
        "{eventName: 'JavaScript'}",
        "nonsense",
        "\"text\"",
        "12",
        "null"
      })
  void aBrokenElementCostsOnlyItself(String element) {
    Reading reading = Reading.of("{\"Records\":[" + A + "," + element + "," + B + "]}");
    assertThat(reading.items()).hasSize(3).startsWith("1 " + A).endsWith("3 " + B);
    assertThat(new String(reading.unusable().get(0).input(), StandardCharsets.UTF_8))
        .isEqualTo(element);
    assertThat(reading.summary().ending()).isEqualTo(Ending.COMPLETE);
  }

  @Test
  void whereTheStructureIsLostTheRestIsOneDeadLetter() {
    Reading reading = Reading.of("[" + A + ",{\"a\":{\"b\":1}," + B + "," + A + "]");
    assertThat(reading.items()).containsExactly("1 " + A, "2 malformed-json");
  }

  @Test
  void aRecordAboveTheLimitIsSkippedWithItsPlace() {
    String large = event("Large", "x".repeat(3 << 20));
    Reading lines = Reading.of(A + "\n" + large + "\n" + B);
    Reading list = Reading.of("{\"Records\":[" + A + "," + large + "," + B + "]}");
    for (Reading reading : new Reading[] {lines, list}) {
      assertThat(reading.items()).containsExactly("1 " + A, "2 too-large", "3 " + B);
      assertThat(reading.unusable().get(0).letter().place()).isEqualTo("file#2");
      assertThat(reading.unusable().get(0).input()).hasSizeLessThan(100_000);
    }
  }

  @Test
  void theLimitOfARecordIsExact() {
    ReadLimits limits = new ReadLimits(new JsonLimits(A.length(), 64), 1 << 20);
    assertThat(read(limits, A + "\n" + A + " ").items()).containsExactly("1 " + A, "2 " + A);
    ReadLimits less = new ReadLimits(new JsonLimits(A.length() - 1, 64), 1 << 20);
    assertThat(read(less, A + "\n" + A).reasons()).containsExactly(TOO_LARGE, TOO_LARGE);
  }

  @Test
  void objectsThatAreNoUsableRecordsAreToldApart() {
    String deep = "{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}";
    String other = "{\"some\":\"thing\"}";
    String timeless = "{\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"X\"}";
    assertThat(Reading.of("[" + deep + "," + other + "," + timeless + "," + A + "]").reasons())
        .containsExactly(TOO_DEEP, NOT_A_TRAIL_EVENT, NO_EVENT_TIME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"Records\":[", "[", "{\"other\":1,\"Records\":["})
  void aFileWithoutItsEndGivesWhatIsWholeAndOneDeadLetter(String wrapper) {
    for (String rest : new String[] {"", ",", "," + B.substring(0, 30), "," + B.substring(0, 70)}) {
      Reading reading = Reading.of(wrapper + A + rest);
      assertThat(reading.items()).containsExactly("1 " + A, "2 truncated");
      assertThat(reading.summary().ending()).isEqualTo(Ending.BROKEN_OFF);
    }
  }

  @Test
  void aCutInTheMiddleOfACharacterIsATruncation() {
    byte[] whole = event("Zoë", "ë€𝄞").getBytes(StandardCharsets.UTF_8);
    for (int length = 1; length < whole.length; length++) {
      assertThat(Reading.of(Arrays.copyOf(whole, length)).reasons()).containsExactly(TRUNCATED);
    }
  }

  @Test
  void aGrowingFileMayEndInTheMiddleAndIsReadOnFromThere() {
    String start = A + "\n" + B.substring(0, 40);
    Reading reading = Reading.growing(start);
    assertThat(reading.items()).containsExactly("1 " + A);
    assertThat(reading.summary().ending()).isEqualTo(Ending.INCOMPLETE_TAIL);

    ReadPosition position = reading.summary().position();
    assertThat(position).isEqualTo(new ReadPosition(1, A.length(), 1));
    assertThat(readFrom(position, start + B.substring(40) + "\n").items())
        .containsExactly("2 " + B);
    assertThat(readFrom(position, start.substring(0, A.length() + 1)).summary().ending())
        .isEqualTo(Ending.EMPTY);
  }

  @Test
  void textInAnEnvelopeThatLacksItsEndIsADeadLetterOfItsOwn() {
    Reading reading = Reading.growing("{\"Message\":\"[{\\\"a\\\":\"}\n" + A);
    assertThat(reading.items()).containsExactly("1 truncated", "2 " + A);
    assertThat(reading.unusable().get(0).letter().detail())
        .isEqualTo("the text ends too early (at byte 6, in the envelope at byte 0)");
  }

  @Test
  void utf16AndOtherFormatsAreNamed() {
    assertThat(onlyDetail(A.getBytes(StandardCharsets.UTF_16))).contains("UTF-16");
    assertThat(onlyDetail(A.getBytes(StandardCharsets.UTF_16LE))).contains("UTF-16");
    assertThat(onlyDetail(A.getBytes(StandardCharsets.UTF_16BE))).contains("UTF-16");
    assertThat(onlyDetail(new byte[] {'P', 'K', 3, 4, 0})).contains("zip");
    assertThat(Reading.of(A.getBytes(StandardCharsets.UTF_16)).reasons())
        .containsExactly(INVALID_UTF8);
  }

  @Test
  void gzipMembersAreReadOneAfterAnother() {
    byte[] members = join(Reading.gzip(A + "\n"), Reading.gzip(""), Reading.gzip(B));
    assertThat(Reading.of(members).items()).containsExactly("1 " + A, "2 " + B);
    assertThat(Reading.of(join(members, new byte[512])).items()).hasSize(2);
  }

  @Test
  void gzipWithoutItsEndGivesWhatIsWhole() {
    byte[] whole = Reading.gzip(A + "\n" + "x".repeat(10));
    Reading reading = Reading.of(Arrays.copyOf(whole, whole.length - 8));
    assertThat(reading.items()).startsWith("1 " + A);
    assertThat(reading.reasons()).endsWith(TRUNCATED);
    assertThat(Reading.of(Arrays.copyOf(whole, 5)).reasons()).containsExactly(TRUNCATED);
  }

  @Test
  void corruptGzipIsTold() {
    byte[] wrongSum = Reading.gzip(A);
    wrongSum[wrongSum.length - 5] ^= 1;
    assertThat(Reading.of(wrongSum).items()).containsExactly("1 " + A, "2 broken-compression");
    byte[] garbageBehind = join(Reading.gzip(A), new byte[] {1, 2, 3});
    assertThat(Reading.of(garbageBehind).reasons()).containsExactly(BROKEN_COMPRESSION);
    byte[] corrupt = Reading.gzip(A);
    Arrays.fill(corrupt, 12, 30, (byte) 0xff);
    assertThat(Reading.of(corrupt).reasons()).endsWith(BROKEN_COMPRESSION);
  }

  @Test
  void aGzipBombIsCutOff() {
    ReadLimits limits = new ReadLimits(JsonLimits.DEFAULT, 2 << 20);
    for (String filler : new String[] {" ", "\u0000", "[", "\"", "{\"a\":"}) {
      byte[] bomb = Reading.gzip(A + "\n" + filler.repeat(5 << 20));
      TrailFileReader reader = new TrailFileReader(limits, FileGrowth.CLOSED);
      Reading reading = Reading.of(reader, new ByteArrayInputStream(bomb), ReadPosition.START);
      assertThat(reading.items()).startsWith("1 " + A);
      assertThat(reading.reasons()).endsWith(EXPANDS_TOO_MUCH).hasSizeLessThan(3);
    }
  }

  @Test
  void sourcesThatFailAreDeadLetters() {
    TrailFileReader reader = new TrailFileReader();
    ReadSummary missing =
        reader.read(folder.resolve("gone.json"), ReadPosition.START, BadInputTest::isUnreadable);
    ReadSummary directory = reader.read(folder, ReadPosition.START, BadInputTest::isUnreadable);
    assertThat(missing.deadLetters()).isEqualTo(1);
    assertThat(directory.deadLetters()).isEqualTo(1);

    Reading midway = Reading.of(reader, failingAfter(A + "\n" + B), ReadPosition.START);
    assertThat(midway.items()).containsExactly("1 " + A, "2 " + B, "3 unreadable-source");
  }

  @Test
  void aNameFromOutsideBringsNoControlCharacters() {
    TrailFileReader reader = new TrailFileReader();
    reader.read(
        "a\n\u001bb",
        () -> new ByteArrayInputStream(new byte[] {'x'}),
        ReadPosition.START,
        item -> {
          assertThat(((TrailItem.Unusable) item).letter().place()).isEqualTo("a??b#1");
          return true;
        });
  }

  private static boolean isUnreadable(TrailItem item) {
    DeadLetterReason reason = ((TrailItem.Unusable) item).letter().reason();
    assertThat(reason).isEqualTo(UNREADABLE_SOURCE);
    return true;
  }

  private static String onlyDetail(byte[] content) {
    Reading reading = Reading.of(content);
    assertThat(reading.unusable()).hasSize(1);
    return reading.unusable().get(0).letter().detail();
  }

  private static Reading read(ReadLimits limits, String content) {
    TrailFileReader reader = new TrailFileReader(limits, FileGrowth.CLOSED);
    return Reading.of(reader, stream(content), ReadPosition.START);
  }

  private static Reading readFrom(ReadPosition position, String content) {
    return Reading.of(new TrailFileReader(), stream(content), position);
  }

  private static InputStream stream(String content) {
    return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
  }

  private static InputStream failingAfter(String content) {
    return new Pieces(content.getBytes(StandardCharsets.UTF_8), () -> 1, true);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
