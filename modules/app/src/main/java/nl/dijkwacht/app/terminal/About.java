package nl.dijkwacht.app.terminal;

import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.core.finding.Drift;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.verdict.Verdict;

/** What a finding is about, for people. */
final class About {

  private About() {}

  /** The subject's values; of a control, type and name of the resource. */
  static String of(Finding finding) {
    Drift drift = finding.drift();
    if (drift == null) {
      return Terminal.plain(finding.subject().text());
    }
    String name = drift.name() == null ? drift.resource().id() : drift.name();
    return Terminal.plain(drift.resource().type() + " " + name);
  }

  /** Such as {@code personal data, watches logging}; empty if nothing is known. */
  static String data(Classification classification) {
    List<String> words = new ArrayList<>();
    if (classification.personalData()) {
      words.add("personal data");
    }
    if (classification.specialCategory()) {
      words.add("special category (art. 9)");
    }
    if (classification.watchesLogging()) {
      words.add("watches logging");
    }
    return String.join(", ", words);
  }

  /** What a control's result rests on, where that is not simply the resource's state. */
  static String standing(Drift drift) {
    return switch (drift.standing()) {
      case PROVISIONAL -> "provisional: the resource's next state confirms it or not";
      case WITHDRAWN -> "withdrawn: it turned out that it was not so";
      case CONFIRMED ->
          drift.result() == Verdict.Result.UNKNOWN
              ? "it can no longer be seen whether it still is so"
              : drift.baseline() ? "so since its account was first seen" : "";
    };
  }
}
