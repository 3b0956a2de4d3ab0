package nl.dijkwacht.app.findings;

import nl.dijkwacht.core.Finding;

/** What became of what a person decided. */
public sealed interface Decision {

  /** It was carried out. */
  record Done(Finding finding) implements Decision {}

  /** It was not. */
  record Refused(String why) implements Decision {}

  /** Nobody answered in time: it waits in its topic until the findings stage runs. */
  record Unanswered() implements Decision {}
}
