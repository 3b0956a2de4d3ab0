package nl.dijkwacht.core.json;

/**
 * Why bytes are not a JSON text that Dijkwacht reads (RFC 8259, within {@link JsonLimits}).
 *
 * @param reason one of a closed list
 * @param offset of the byte where reading stopped, from the start of the given range
 */
public record JsonFault(Reason reason, int offset) {

  /** The closed list of reasons. */
  public enum Reason {
    EMPTY("nothing but white space"),
    TRUNCATED("the text ends in the middle of a value"),
    UNEXPECTED_CHARACTER("a character that JSON does not allow here"),
    CONTROL_CHARACTER("an unescaped control character in a string"),
    INVALID_ESCAPE("an escape sequence that JSON does not know"),
    INVALID_UTF8("bytes that are not UTF-8"),
    TRAILING_CONTENT("more content after the value"),
    TOO_DEEP("nested too deeply"),
    TOO_LARGE("larger than the limit");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }

    /** A short English description, fit for an error message. */
    public String sentence() {
      return sentence;
    }
  }

  /** A sentence that holds no content of the text, which may be personal data. */
  @Override
  public String toString() {
    return reason.sentence() + " (at byte " + offset + ")";
  }
}
