package nl.dijkwacht.core.json;

/** Validity of UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF). */
final class Utf8 {

  /** Stands for a sequence that is valid so far and ends too early. */
  static final int CUT_OFF = -1;

  private Utf8() {}

  /** Length of the multi-byte sequence at an offset, 0 if it is not valid, or {@link #CUT_OFF}. */
  static int sequenceLength(byte[] bytes, int at, int to) {
    int lead = bytes[at] & 0xff;
    int length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (length == 0 || at + 1 == to) {
      return length == 0 ? 0 : CUT_OFF;
    }
    int second = bytes[at + 1] & 0xff;
    int lowest = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    int highest = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    if (second < lowest || second > highest) {
      return 0;
    }
    for (int i = 2; i < length; i++) {
      if (at + i == to) {
        return CUT_OFF;
      }
      if ((bytes[at + i] & 0xc0) != 0x80) {
        return 0;
      }
    }
    return length;
  }
}
