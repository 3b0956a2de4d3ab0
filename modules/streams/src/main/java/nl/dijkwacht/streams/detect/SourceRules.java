package nl.dijkwacht.streams.detect;

import java.util.List;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.streams.runtime.BuiltInDutch;

/** The built-in rules about what events come from, as findings show them. */
final class SourceRules {

  private static final String VERSION = "1";
  private static final List<String> TAGS = List.of("avg.art-32-1-b", "avg.art-33");

  static final RuleRef SILENT =
      BuiltInDutch.with(
          new RuleRef(
              "0b8f5c1e-3d7a-4a52-8c3f-6e4f0d2a9b71",
              VERSION,
              "A source fell silent",
              "A source of events was not heard for longer than its habit allows, while others were:"
                  + " what happens there is not seen.",
              Level.MEDIUM,
              TAGS,
              List.of(
                  "Look whether the trail still logs, and whether its bucket, topic and queue still let"
                      + " its events through.",
                  "Look for who stopped it, in what was heard last.",
                  "Collect what was missed once it is back.")));

  static final RuleRef DEAF =
      BuiltInDutch.with(
          new RuleRef(
              "9d1c7a44-52be-4c0b-b0a6-1f7c3e85d206",
              VERSION,
              "Dijkwacht hears nothing",
              "Nothing was heard of any source, or of any source of one kind, for longer than is usual:"
                  + " the fault is likely to lie with collecting, and all that happens is not seen.",
              Level.HIGH,
              TAGS,
              List.of(
                  "Look whether the collectors run, and at their log.",
                  "Look whether their role and their queue are as they were.",
                  "Collect what was missed once they are back.")));

  static final RuleRef UNKNOWN_ACCOUNT =
      BuiltInDutch.with(
          new RuleRef(
              "c4a9e2b7-0f63-4d18-9a75-83d1b6f0e5c9",
              VERSION,
              "An account that nobody registered",
              "Events arrive from an account that is not among those that the organisation knows:"
                  + " nobody answers for the personal data in it.",
              Level.MEDIUM,
              List.of("avg.art-32-1-b", "avg.art-30"),
              List.of(
                  "Ask who opened the account, and what is in it.",
                  "Register it with its owner, or have it closed.")));

  static final RuleRef TAMPERED =
      BuiltInDutch.with(
          new RuleRef(
              "7e3b90d5-a1c8-4f26-b94e-25d8c0f7136a",
              VERSION,
              "CloudTrail's logs were changed",
              "A log file or digest file is not as CloudTrail wrote it: something was changed, removed"
                  + " or put in between, so what the logs tell is no proof.",
              Level.CRITICAL,
              TAGS,
              List.of(
                  "Preserve the bucket as it is: copies with their versions, and its access log.",
                  "Look for who could write to the bucket, and who did.",
                  "Treat what happened in that time as unknown when a breach is assessed.")));

  static final RuleRef INCOMPLETE =
      BuiltInDutch.with(
          new RuleRef(
              "2f6d8c13-94e0-4b7a-8d51-c7a0e4b39f82",
              VERSION,
              "CloudTrail's logs cannot be proven complete",
              "A digest file that should be there is missing, or what it lists could not be read.",
              Level.MEDIUM,
              TAGS,
              List.of(
                  "Look whether validation of log files is on for the trail, and whether logging was"
                      + " stopped.",
                  "Look whether a rule of the bucket deletes files that are still needed.",
                  "Let Dijkwacht's role read the digests and logs.")));

  private SourceRules() {}
}
