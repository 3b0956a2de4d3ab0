package nl.dijkwacht.app.commands.findings;

import picocli.CommandLine.Option;

/** Who answers for a decision that lasts, and why it was taken. */
final class AnswerableOptions {

  // Picocli sets it before the call.
  @SuppressWarnings("NullAway.Init")
  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why, so that an auditor understands it.")
  private String reason;

  // Picocli sets it before the call.
  @SuppressWarnings("NullAway.Init")
  @Option(
      names = "--owner",
      required = true,
      paramLabel = "NAME",
      description = "Who answers for it.")
  private String owner;

  String reason() {
    return reason;
  }

  String owner() {
    return owner;
  }
}
