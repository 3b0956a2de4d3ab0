package nl.dijkwacht.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damages valid YAML at random: whatever comes out must be read to an end, with usable places. */
class MutationTest {
  private static final int ROUNDS = 2_000;

  private static final byte[] VALID =
      """
      %YAML 1.1
      %TAG !e! tag:example.org,2026:
      ---
      title: "Tab\\t, smile \\U0001F600 and \\x41"
      id: 'it''s'
      selection: &sel
        eventName|contains:
          - Get*
          - "De\\
            crypt"
        ? long key
        : !!str 5
      copy: *sel
      merged: {<<: *sel, count: 0x1F, list: [1_000, ~, yes, 1:30, é😀]}
      folded: >-
        two
        lines

      literal: |2+
         kept
      # comment
      ...
      ---
      - a: 1
        b: []
      -   - deep
          - er
      """
          .getBytes(StandardCharsets.UTF_8);

  private static final List<byte[]> PIECES =
      List.of(
              "- ",
              ": ",
              "? ",
              "[",
              "]",
              "{",
              "}",
              ",",
              "&a ",
              "*a",
              "*sel",
              "!",
              "!!",
              "!e!x ",
              "|",
              ">",
              "'",
              "\"",
              "\\",
              "\\U",
              "\\u",
              "\\x",
              "%",
              "@",
              "`",
              "#",
              " #",
              "\n",
              "\r",
              "\n\n",
              "\t",
              " ",
              "---\n",
              "...\n",
              "<<: ",
              "%YAML 99.9\n",
              "%TAG ! x\n",
              "\0",
              "\u0085",
              "\u2028",
              "\uFEFF",
              "\uFFFE",
              "é",
              "😀",
              "=",
              "~")
          .stream()
          .map(piece -> piece.getBytes(StandardCharsets.UTF_8))
          .toList();

  private static final Limits LIMITS = new Limits(10_000, 10, 200, 5);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  @Timeout(60)
  void damagedTextIsReadToAnEndWithPlacesInsideIt(long seed) {
    Random random = new Random(seed);
    int damaged = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = VALID;
      for (int i = random.nextInt(6); i >= 0; i--) {
        bytes = mutated(bytes, random);
      }
      Problems problems = new Problems();
      List<Node> documents = YamlReader.read("t", bytes, LIMITS, problems);

      assertThat(documents).hasSizeLessThanOrEqualTo(5);
      String[] lines =
          new String(bytes, StandardCharsets.UTF_8).split("\r\n|[\n\r\u0085\u2028\u2029]", -1);
      assertThat(problems.list())
          .as("seed %d round %d", seed, round)
          .allSatisfy(
              problem -> {
                assertThat(problem.place().line()).isBetween(1, lines.length);
                String line = lines[problem.place().line() - 1];
                assertThat(problem.place().column())
                    .isBetween(1, line.codePointCount(0, line.length()) + 1);
                assertThat(problem.message()).isNotBlank().hasSizeLessThan(1_000);
              });
      damaged += problems.hasErrors() ? 1 : 0;
    }
    assertThat(damaged).isBetween(ROUNDS / 4, ROUNDS - ROUNDS / 50);
  }

  private static byte[] mutated(byte[] bytes, Random random) {
    int from = random.nextInt(bytes.length + 1);
    int to = from + random.nextInt(Math.min(12, bytes.length - from + 1));
    byte[] middle =
        switch (random.nextInt(6)) {
          case 0 -> new byte[0];
          case 1 -> new byte[] {(byte) random.nextInt(256)};
          case 2 -> Arrays.copyOfRange(bytes, to, Math.min(bytes.length, to + random.nextInt(80)));
          default -> PIECES.get(random.nextInt(PIECES.size()));
        };
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    result.write(bytes, 0, from);
    result.writeBytes(middle);
    // Half of the time the piece is inserted, else it replaces something.
    int rest = random.nextBoolean() ? from : to;
    result.write(bytes, rest, bytes.length - rest);
    return result.toByteArray();
  }
}
