package nl.dijkwacht.streams.exposure;

import java.util.List;
import java.util.Locale;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.streams.runtime.BuiltInDutch;

/** The built-in rules about exposure, as findings show them. */
// The lists are unmodifiable, which their type cannot say.
@SuppressWarnings("ImmutableEnumChecker")
enum ExposureRule {
  READ_WHILE_PUBLIC(
      "6d0c9a72-3f4e-4b18-a6e5-0f92d7c31b21",
      "Personal data read while others could reach them",
      "While an asset failed a control against public access it was read. Those readers may be the"
          + " usual ones; who they are is shown.",
      Level.MEDIUM,
      List.of("avg.art-5-1-f", "avg.art-32-1-b", "attack.t1530"),
      List.of(
          "Close the access if it is still open.",
          "Look through the readers for those who have no business there.")),
  STRANGERS_WHILE_PUBLIC(
      "a17e4f05-8c2b-4d9a-b3f6-5e81c0d92c22",
      "Personal data read from abroad while others could reach them",
      "While an asset failed a control against public access, it was read from outside the European"
          + " Economic Area.",
      Level.HIGH,
      List.of("avg.art-5-1-f", "avg.art-32-1-b", "avg.art-33", "attack.t1530", "dijkwacht.case"),
      List.of(
          "Close the access if it is still open.",
          "Assess with the data protection officer whether it is a breach: who read, how many"
              + " objects, how many people.",
          "Preserve the events that are named as evidence.")),
  ANONYMOUS_WHILE_PUBLIC(
      "f39b2d68-51a7-4c0e-9d84-7b6a1e05fd23",
      "Personal data read by nobody in particular",
      "While an asset failed a control against public access, it was read without any identity: what"
          + " was read must be taken for disclosed.",
      Level.CRITICAL,
      List.of("avg.art-5-1-f", "avg.art-32-1-b", "avg.art-33", "attack.t1530", "dijkwacht.case"),
      List.of(
          "Close the access if it is still open.",
          "Assess with the data protection officer whether it is a breach: how many objects and"
              + " people, from which countries.",
          "Preserve the events that are named as evidence.")),
  UNSEEN_WHILE_PUBLIC(
      "0c58e7b3-2d96-4f1a-8a4c-e96d3b7f5a24",
      "Personal data could be reached by others, and reads cannot be seen",
      "An asset failed a control against public access, and no event of AWS shows reads of such a"
          + " resource. That none were seen proves nothing.",
      Level.HIGH,
      List.of("avg.art-32-1-b", "avg.art-33", "avg.art-5-2", "dijkwacht.case"),
      List.of(
          "Close the access.",
          "Ask for the logs of the database or file system itself, and of the network.",
          "Without them, a breach cannot be excluded: say so in the assessment.")),
  READ_WHILE_UNENCRYPTED(
      "d8f60a1c-97b4-4e52-b0d3-4c1f82e6a925",
      "Personal data read while they were not encrypted",
      "While an asset failed a control on encryption it was read.",
      Level.LOW,
      List.of("avg.art-32-1-a"),
      List.of("Encrypt it.", "Say in an assessment that the data were not encrypted then.")),
  READ_WHILE_UNLOGGED(
      "4be17d93-60fc-4a28-91e7-a85c2f0d3b26",
      "Personal data read while a log of it was off",
      "While an asset failed a control on logging it was read. What is told of it here is what other"
          + " logs show, and may not be all.",
      Level.LOW,
      List.of("avg.art-32-1-b", "avg.art-5-2"),
      List.of("Turn the log on.", "Find out who turned it off, and why."));

  private final RuleRef rule;

  ExposureRule(
      String id,
      String title,
      String description,
      Level level,
      List<String> tags,
      List<String> response) {
    this.rule =
        BuiltInDutch.with(new RuleRef(id, "1", title, description, level, tags, response))
            .with(RuleRef.PERSONAL_DATA);
  }

  RuleRef rule() {
    return rule;
  }

  /** Its name in metric labels. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
