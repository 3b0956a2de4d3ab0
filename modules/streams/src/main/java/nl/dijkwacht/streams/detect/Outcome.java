package nl.dijkwacht.streams.detect;

import java.util.Locale;
import nl.dijkwacht.core.TrailEvent;
import nl.dijkwacht.core.json.JsonKind;
import nl.dijkwacht.core.json.JsonTape;

/** What AWS answered to a call, as its record tells. */
enum Outcome {
  SUCCESS,
  DENIED,
  ERROR;

  static Outcome of(TrailEvent event) {
    JsonTape tape = event.json();
    int code = tape.member(tape.root(), "errorCode");
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
