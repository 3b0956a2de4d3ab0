package nl.dijkwacht.publish.response.requests;

import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.cases.CaseCommand;
import nl.dijkwacht.core.cases.CaseRole;
import nl.dijkwacht.core.finding.FindingCommand;
import nl.dijkwacht.core.response.ResponseRequest;
import nl.dijkwacht.core.response.ResponseStep;
import nl.dijkwacht.topics.decisions.CaseWish;
import nl.dijkwacht.topics.decisions.FindingWish;

/** What happened to a request, as comments on its finding and in the case that holds it. */
final class Telling {

  private Telling() {}

  /** Whether people are to read it: that a runner is being asked is told by what follows. */
  static boolean isNews(ResponseStep step) {
    return step.status() != ResponseRequest.Status.ASKING;
  }

  /** What happened last. */
  static FindingCommand onFinding(ResponseRequest request) {
    ResponseStep last = request.last();
    return FindingWish.of(FindingCommand.Action.COMMENT, text(request, last), null)
        .command(
            id(request, request.steps().size(), "finding"),
            request.finding(),
            last.by(),
            last.at());
  }

  /** All that happened and that the case does not know, also from before it was opened. */
  static List<CaseCommand> inCase(ResponseRequest request, CaseFile.Held held) {
    List<CaseCommand> comments = new ArrayList<>();
    for (int number = request.knownIn(held.id()); number < request.steps().size(); number++) {
      ResponseStep step = request.steps().get(number);
      if (isNews(step)) {
        comments.add(
            CaseWish.of(CaseCommand.Action.COMMENT, text(request, step) + " (" + step.by() + ")")
                .command(
                    id(request, number, held.id()),
                    held.id(),
                    held.legalEntity(),
                    ResponseStep.SYSTEM,
                    CaseRole.SYSTEM,
                    step.at()));
      }
    }
    return comments;
  }

  private static String text(ResponseRequest request, ResponseStep step) {
    return "Response %s, request %s, is %s: %s"
        .formatted(request.policy(), request.id(), step.status().label(), step.text());
  }

  /** The same step is told under the same id. */
  private static String id(ResponseRequest request, int step, String where) {
    return StableId.of(List.of("response", request.id(), Integer.toString(step), where));
  }
}
