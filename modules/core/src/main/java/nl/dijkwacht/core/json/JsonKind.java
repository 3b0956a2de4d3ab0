package nl.dijkwacht.core.json;

/** The kinds of JSON value. */
public enum JsonKind {
  OBJECT(0),
  ARRAY(1),
  STRING(2),
  NUMBER(3),
  TRUE(4),
  FALSE(5),
  NULL(6);

  private static final JsonKind[] BY_CODE = values();

  private final int code;

  JsonKind(int code) {
    this.code = code;
  }

  static JsonKind ofCode(int code) {
    return BY_CODE[code];
  }

  int code() {
    return code;
  }
}
