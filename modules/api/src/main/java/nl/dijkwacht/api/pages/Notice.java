package nl.dijkwacht.api.pages;

import nl.dijkwacht.api.resources.Outcome;

/** What came of what was decided on a page. */
enum Notice {
  NONE,
  DONE,
  WAITING;

  /** In the address of the page that follows. */
  static final String PARAMETER = "decision";

  /** The one that an address names, or none. */
  static Notice of(String parameter) {
    for (Notice notice : values()) {
      if (notice.parameter().equals(parameter)) {
        return notice;
      }
    }
    return NONE;
  }

  static Notice of(Outcome<?> outcome) {
    return outcome instanceof Outcome.Done ? DONE : WAITING;
  }

  String parameter() {
    return this == DONE ? "done" : this == WAITING ? "waiting" : "";
  }

  void write(Markup page, Speech speech) {
    String text =
        switch (this) {
          case NONE -> "";
          case DONE -> speech.of("It was carried out.", "Het is uitgevoerd.");
          case WAITING ->
              speech.of(
                  "It is carried out once its stage runs; do not send it again.",
                  "Het wordt uitgevoerd zodra het onderdeel ervoor draait; stuur het niet nog eens.");
        };
    if (!text.isEmpty()) {
      page.element("p", text, "class", "note", "role", "status");
    }
  }
}
