package nl.dijkwacht.publish.messages;

/**
 * One thing that a message tells.
 *
 * @param text of one line, untrusted: each channel escapes it for its own form
 */
public record Line(Label label, String text) {

  /** What it tells, in the order in which people need it. */
  public enum Label {
    WHAT("what", "wat"),
    TO("to", "op"),
    WHO("who", "wie"),
    SINCE("since", "sinds"),
    WHY("why", "waarom"),
    DO("do", "doe"),
    OWNER("owner", "eigenaar");

    private final String en;
    private final String nl;

    Label(String en, String nl) {
      this.en = en;
      this.nl = nl;
    }

    /** As machines read it. */
    public String key() {
      return en;
    }

    /** As people read it. */
    public String in(Language language) {
      return language == Language.NL ? nl : en;
    }
  }
}
