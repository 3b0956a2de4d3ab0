package nl.dijkwacht.app.cases;

import java.io.IOException;
import java.util.Map;
import nl.dijkwacht.app.decisions.DecisionTopics;
import nl.dijkwacht.app.decisions.Standing;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseCommand;
import nl.dijkwacht.core.cases.CaseEvent;
import nl.dijkwacht.topics.TopicPrefix;
import nl.dijkwacht.topics.Topics;

/** The cases of a tenant, and how people's steps on them go. */
public final class CurrentCases {

  /** A step names the command that it was taken by. */
  public static final DecisionTopics<CaseCommand, CaseEvent> DECISIONS =
      new DecisionTopics<>(
          Topics.CASE_COMMANDS,
          CaseCommand::legalEntity,
          CaseCommand::id,
          Topics.CASE_EVENTS,
          (step, command) -> command.id().equals(step.details().get("command")),
          Topics.CASES_DEAD_LETTERS);

  private CurrentCases() {}

  /**
   * Reads them as they stand.
   *
   * @throws IOException with a sentence for people, if they cannot be read
   */
  public static Standing<Case> read(Map<String, String> clientProperties, TopicPrefix prefix)
      throws IOException {
    return Standing.read(
        clientProperties, prefix, Topics.CASES, Case::id, "case", "dijkwacht cases list --all");
  }
}
