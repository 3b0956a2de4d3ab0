package nl.dijkwacht.topics.decisions;

import nl.dijkwacht.core.cases.CaseCommand;
import nl.dijkwacht.core.cases.CaseEvent;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.finding.FindingCommand;
import nl.dijkwacht.core.response.ResponseCommand;
import nl.dijkwacht.core.response.ResponseRequest;
import nl.dijkwacht.topics.catalogue.Topics;

/** How what people decide goes to its stage, and where it shows that it was carried out. */
public final class DecidedTopics {

  /** A finding names the command that was carried out last. */
  public static final DecisionTopics<FindingCommand, Finding> FINDINGS =
      new DecisionTopics<>(
          Topics.COMMANDS,
          FindingCommand::findingId,
          FindingCommand::id,
          Topics.FINDINGS,
          (finding, command) -> command.id().equals(finding.handled().command()),
          Topics.FINDINGS_DEAD_LETTERS);

  /** A step names the command that it was taken by. */
  public static final DecisionTopics<CaseCommand, CaseEvent> CASES =
      new DecisionTopics<>(
          Topics.CASE_COMMANDS,
          CaseCommand::legalEntity,
          CaseCommand::id,
          Topics.CASE_EVENTS,
          (step, command) -> command.id().equals(step.details().get("command")),
          Topics.CASES_DEAD_LETTERS);

  /** The key of all commands about responses, so that they lie in one order. */
  public static final String RESPONSES_KEY = "responses";

  /** A request names the commands that its steps were taken by. */
  public static final DecisionTopics<ResponseCommand, ResponseRequest> RESPONSES =
      new DecisionTopics<>(
          Topics.RESPONSE_COMMANDS,
          command -> RESPONSES_KEY,
          ResponseCommand::id,
          Topics.OUTCOMES,
          (request, command) -> request.wasTakenBy(command.id()),
          Topics.PUBLISH_DEAD_LETTERS);

  private DecidedTopics() {}
}
