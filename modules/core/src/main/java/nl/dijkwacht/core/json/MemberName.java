package nl.dijkwacht.core.json;

import java.nio.charset.StandardCharsets;

/** The name of a member of an outermost object, prepared for looking it up. Immutable. */
public final class MemberName {

  private final String text;
  private final byte[] utf8;
  private final int hash;

  private MemberName(String text) {
    this.text = text;
    this.utf8 = text.getBytes(StandardCharsets.UTF_8);
    this.hash = ByteHash.of(utf8, 0, utf8.length);
  }

  public static MemberName of(String text) {
    return new MemberName(text);
  }

  byte[] utf8() {
    return utf8;
  }

  int hash() {
    return hash;
  }

  @Override
  public String toString() {
    return text;
  }
}
