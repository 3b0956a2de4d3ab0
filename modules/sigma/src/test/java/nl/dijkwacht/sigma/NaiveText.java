package nl.dijkwacht.sigma;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of a rule as a row of signs, and what modifiers make of it, written for plainness: the
 * reference that the product is compared with.
 *
 * @param signs characters, or one of the signs below
 * @param bytes whether the characters are bytes
 */
record NaiveText(List<Integer> signs, boolean bytes) {

  private static final int ANY_TEXT = -1;
  private static final int ANY_CHARACTER = -2;
  private static final int PLACEHOLDER = -3;

  private static final Pattern NAME = Pattern.compile("%([^%*?\\\\]+)%");
  private static final List<Integer> DASHES = List.of((int) '-', (int) '/', 0x2013, 0x2014, 0x2015);

  /** The signs of a text; empty if it names a placeholder other than {@code %P%}. */
  static Optional<NaiveText> parse(String source, boolean expands) {
    List<Integer> signs = new ArrayList<>();
    for (int i = 0; i < source.length(); i += Character.charCount(source.codePointAt(i))) {
      int c = source.codePointAt(i);
      Matcher name = NAME.matcher(source).region(i, source.length());
      boolean escapes =
          c == '\\'
              && i + 1 < source.length()
              && (expands ? "*?\\%" : "*?\\").indexOf(source.charAt(i + 1)) >= 0;
      if (escapes) {
        signs.add((int) source.charAt(++i));
      } else if (expands && name.lookingAt()) {
        if (!name.group(1).equals("P")) {
          return Optional.empty();
        }
        signs.add(PLACEHOLDER);
        i = name.end() - 1;
      } else {
        signs.add(c == '*' ? ANY_TEXT : c == '?' ? ANY_CHARACTER : c);
      }
    }
    return Optional.of(new NaiveText(signs, false));
  }

  /** What a modifier makes of this text; empty if it can make nothing. */
  List<NaiveText> changedBy(String modifier, List<String> placeholder) {
    return switch (modifier) {
      case "windash" -> dashed();
      case "expand" -> expanded(placeholder);
      case "wide", "utf16le" -> List.of(encoded(StandardCharsets.UTF_16LE, List.of()));
      case "utf16be" -> List.of(encoded(StandardCharsets.UTF_16BE, List.of()));
      case "utf16" -> List.of(encoded(StandardCharsets.UTF_16LE, List.of(0xff, 0xfe)));
      case "base64" -> isLiteral() ? List.of(base64()) : List.of();
      case "base64offset" -> isLiteral() && toBytes().length > 1 ? shifted() : List.of();
      case "contains" -> List.of(between(List.of(ANY_TEXT), List.of(ANY_TEXT)));
      case "startswith" -> List.of(between(List.of(), List.of(ANY_TEXT)));
      case "endswith" -> List.of(between(List.of(ANY_TEXT), List.of()));
      default -> List.of(this);
    };
  }

  private List<NaiveText> dashed() {
    for (int i = 0; i < signs.size(); i++) {
      if (DASHES.contains(signs.get(i))) {
        NaiveText head = new NaiveText(signs.subList(0, i), bytes);
        NaiveText tail = new NaiveText(signs.subList(i + 1, signs.size()), bytes);
        List<NaiveText> all = new ArrayList<>();
        for (int dash : DASHES) {
          for (NaiveText rest : tail.dashed()) {
            List<Integer> row = new ArrayList<>(head.signs);
            row.add(dash);
            all.add(rest.between(row, List.of()));
          }
        }
        return all;
      }
    }
    return List.of(this);
  }

  private List<NaiveText> expanded(List<String> values) {
    int at = signs.indexOf(PLACEHOLDER);
    if (at < 0) {
      return List.of(this);
    }
    NaiveText tail = new NaiveText(signs.subList(at + 1, signs.size()), bytes);
    List<NaiveText> all = new ArrayList<>();
    for (String value : values) {
      for (NaiveText rest : tail.expanded(values)) {
        List<Integer> row = new ArrayList<>(signs.subList(0, at));
        row.addAll(parse(value, false).orElseThrow().signs);
        all.add(rest.between(row, List.of()));
      }
    }
    return all;
  }

  private NaiveText encoded(Charset charset, List<Integer> mark) {
    List<Integer> row = new ArrayList<>(mark);
    for (int sign : signs) {
      if (sign < 0) {
        row.add(sign);
      } else {
        for (byte b : Character.toString(sign).getBytes(charset)) {
          row.add(b & 0xff);
        }
      }
    }
    return new NaiveText(row, true);
  }

  private NaiveText base64() {
    return of(Base64.getEncoder().encodeToString(toBytes()));
  }

  /** For each offset, the characters that are the same whatever stands before and behind. */
  private List<NaiveText> shifted() {
    List<NaiveText> all = new ArrayList<>();
    for (int before = 0; before < 3; before++) {
      String zeros = surrounded(before, (byte) 0);
      String ones = surrounded(before, (byte) 0xff);
      StringBuilder same = new StringBuilder();
      for (int i = 0; i < zeros.length(); i++) {
        if (zeros.charAt(i) == ones.charAt(i)) {
          same.append(zeros.charAt(i));
        }
      }
      all.add(of(same.toString()));
    }
    return all;
  }

  private String surrounded(int before, byte with) {
    byte[] text = toBytes();
    byte[] whole = new byte[(before + text.length + 2) / 3 * 3];
    Arrays.fill(whole, with);
    System.arraycopy(text, 0, whole, before, text.length);
    return Base64.getEncoder().encodeToString(whole);
  }

  private static NaiveText of(String text) {
    return new NaiveText(text.codePoints().boxed().toList(), false);
  }

  private NaiveText between(List<Integer> before, List<Integer> behind) {
    List<Integer> row = new ArrayList<>(before);
    row.addAll(signs);
    row.addAll(behind);
    return new NaiveText(row, bytes);
  }

  private boolean isLiteral() {
    return signs.stream().allMatch(sign -> sign >= 0);
  }

  /** Whether a value of an event can hold it. */
  boolean isText() {
    return !bytes || signs.stream().allMatch(sign -> sign < 0x80);
  }

  private byte[] toBytes() {
    StringBuilder text = new StringBuilder();
    signs.forEach(text::appendCodePoint);
    return text.toString().getBytes(bytes ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
  }

  /** Whether a value fits, sign by sign. */
  boolean fits(String value, boolean cased) {
    return fits(0, value.codePoints().toArray(), 0, cased);
  }

  private boolean fits(int sign, int[] value, int at, boolean cased) {
    if (sign == signs.size()) {
      return at == value.length;
    }
    if (signs.get(sign) == ANY_TEXT) {
      return fits(sign + 1, value, at, cased)
          || (at < value.length && fits(sign, value, at + 1, cased));
    }
    return at < value.length
        && isOne(signs.get(sign), value[at], cased)
        && fits(sign + 1, value, at + 1, cased);
  }

  private static boolean isOne(int sign, int c, boolean cased) {
    return sign == ANY_CHARACTER
        || sign == c
        || (!cased && Character.toLowerCase(sign) == Character.toLowerCase(c));
  }

  /** A value that fits, with something for each wildcard. */
  String example() {
    StringBuilder text = new StringBuilder();
    for (int sign : signs) {
      text.appendCodePoint(sign >= 0 ? sign : 'x');
    }
    return text.toString();
  }
}
