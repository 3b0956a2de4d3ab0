package nl.dijkwacht.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One tape reads many texts, so that what an earlier one left behind would show. */
class JsonTapePropertyTest {

  private static final JsonLimits LIMITS = new JsonLimits(1 << 20, 64);

  private final JsonTape tape = new JsonTape(LIMITS);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void wellFormedTextsHaveTheTokensThatJacksonFinds(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 5_000; round++) {
      byte[] text = RandomJson.next(random, random.nextInt(8));
      JsonFault fault = tape.read(text);
      assertThat(fault).as(() -> show(text)).isNull();
      assertThat(TapeTokens.of(tape, 0, text.length))
          .as(() -> show(text))
          .isEqualTo(StrictJackson.tokens(text).orElseThrow());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void damagedTextsAreAcceptedOrRefusedAsByJackson(long seed) {
    Random random = new Random(seed);
    int accepted = 0;
    int rounds = 20_000;
    for (int round = 0; round < rounds; round++) {
      byte[] text = RandomDamage.of(RandomJson.next(random, 4), random);
      JsonFault fault = tape.read(text);
      assertThat(fault == null)
          .as(() -> show(text) + " " + fault)
          .isEqualTo(StrictJackson.accepts(text));
      if (fault == null) {
        accepted++;
        List<String> tokens = TapeTokens.of(tape, 0, text.length);
        StrictJackson.tokens(text).ifPresent(expected -> assertThat(tokens).isEqualTo(expected));
      } else {
        assertThat(fault.offset()).isBetween(0, text.length);
        assertThat(tape.root()).isEqualTo(JsonTape.NONE);
      }
    }
    assertThat(accepted).isBetween(rounds / 50, rounds / 2);
  }

  @Test
  void everyProperPrefixOfAnObjectIsRefused() {
    Random random = new Random(21);
    for (int round = 0; round < 300; round++) {
      byte[] text =
          ("{\"k\":" + show(RandomJson.next(random, 3)) + "}").getBytes(StandardCharsets.UTF_8);
      assertThat(tape.read(text)).isNull();
      for (int length = 0; length < text.length; length++) {
        JsonFault fault = tape.read(text, 0, length);
        assertThat(fault).as(show(Arrays.copyOf(text, length))).isNotNull();
        assertThat(offset(fault)).isBetween(0, length);
      }
    }
  }

  @Test
  void aRangeIsReadAsIfItStoodAlone() {
    Random random = new Random(31);
    for (int round = 0; round < 5_000; round++) {
      byte[] text = RandomJson.next(random, 4);
      byte[] alone = round % 2 == 0 ? text : RandomDamage.of(text, random);
      int before = random.nextInt(20);
      byte[] around = new byte[before + alone.length + random.nextInt(20)];
      random.nextBytes(around);
      System.arraycopy(alone, 0, around, before, alone.length);
      JsonFault fault = tape.read(alone);
      List<String> tokens = fault == null ? TapeTokens.of(tape, 0, alone.length) : List.of();
      assertThat(tape.read(around, before, before + alone.length)).isEqualTo(fault);
      if (fault == null) {
        assertThat(TapeTokens.of(tape, before, before + alone.length)).isEqualTo(tokens);
      }
    }
  }

  @Test
  void textsThatFollowEachOtherAreSplitWhereTheyEnd() {
    Random random = new Random(51);
    for (int round = 0; round < 2_000; round++) {
      ByteArrayOutputStream stream = new ByteArrayOutputStream();
      List<List<String>> expected = new ArrayList<>();
      for (int left = random.nextInt(5); left > 0; left--) {
        byte[] text = RandomJson.next(random, 3);
        stream.writeBytes(text);
        stream.write('\n');
        expected.add(StrictJackson.tokens(text).orElseThrow());
      }
      byte[] all = stream.toByteArray();
      List<List<String>> found = new ArrayList<>();
      int from = 0;
      while (tape.readFirst(all, from, all.length) == null) {
        found.add(TapeTokens.of(tape, from, all.length));
        from = tape.end(tape.root()) + (tape.kind(tape.root()) == JsonKind.STRING ? 1 : 0);
      }
      assertThat(found).isEqualTo(expected);
      assertThat(tape.readFirst(all, from, all.length))
          .isEqualTo(new JsonFault(JsonFault.Reason.EMPTY, all.length - from));
    }
  }

  @Test
  void noiseNeverThrows() {
    Random random = new Random(41);
    for (int round = 0; round < 50_000; round++) {
      byte[] noise = new byte[random.nextInt(40)];
      random.nextBytes(noise);
      JsonFault fault = tape.read(noise);
      assertThat(fault == null).isEqualTo(StrictJackson.accepts(noise));
    }
  }

  private static int offset(@Nullable JsonFault fault) {
    return fault == null ? -1 : fault.offset();
  }

  private static String show(byte[] text) {
    return new String(text, StandardCharsets.UTF_8);
  }
}
