package nl.dijkwacht.streams.detect;

import java.util.Locale;
import nl.dijkwacht.core.json.JsonKind;
import nl.dijkwacht.core.json.JsonTape;
import nl.dijkwacht.core.json.MemberName;
import nl.dijkwacht.core.trail.TrailEvent;

/** What AWS answered to a call, as its record tells. */
enum Outcome {
  SUCCESS,
  DENIED,
  ERROR;

  private static final MemberName ERROR_CODE = MemberName.of("errorCode");

  static Outcome of(TrailEvent event) {
    JsonTape tape = event.json();
    int code = tape.member(ERROR_CODE);
    if (code == JsonTape.NONE || tape.kind(code) == JsonKind.NULL) {
      return SUCCESS;
    }
    String text = tape.text(code).toLowerCase(Locale.ROOT);
    return text.contains("accessdenied") || text.contains("unauthorized") ? DENIED : ERROR;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
