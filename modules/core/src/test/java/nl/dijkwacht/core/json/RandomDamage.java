package nl.dijkwacht.core.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Damages a text by one to three small changes that are likely to sit on an edge of the grammar.
 */
final class RandomDamage {

  private static final List<byte[]> PIECES =
      List.of(
              "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud83d", "\\x", "-", "+", ".", "e",
              "0", "1", "00", "true", "nul", "NaN", " ", "\n", "\f", "\u0000", "\u001f", "\u007f",
              "\ufeff", "\u00a0", "é", "😀", "//", "/**/", "'", "1e", "{}", "[]", "\"\"", ",,")
          .stream()
          .map(piece -> piece.getBytes(StandardCharsets.UTF_8))
          .toList();

  private RandomDamage() {}

  static byte[] of(byte[] text, Random random) {
    byte[] damaged = text;
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      damaged = once(damaged, random);
    }
    return damaged;
  }

  private static byte[] once(byte[] text, Random random) {
    int at = random.nextInt(text.length + 1);
    int until = Math.min(text.length, at + 1 + random.nextInt(3));
    return switch (random.nextInt(6)) {
      case 0 -> Arrays.copyOf(text, at);
      case 1 -> splice(text, at, until, new byte[0]);
      case 2 -> splice(text, at, until, new byte[] {(byte) random.nextInt(256)});
      case 3 -> splice(text, at, at, new byte[] {(byte) random.nextInt(256)});
      case 4 -> splice(text, at, at, Arrays.copyOfRange(text, at, until));
      default -> splice(text, at, at, PIECES.get(random.nextInt(PIECES.size())));
    };
  }

  private static byte[] splice(byte[] text, int from, int to, byte[] piece) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(text, 0, from);
    out.writeBytes(piece);
    out.write(text, to, text.length - to);
    return out.toByteArray();
  }
}
