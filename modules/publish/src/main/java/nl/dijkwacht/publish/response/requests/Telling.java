package nl.dijkwacht.publish.response.requests;

import java.util.List;
import nl.dijkwacht.core.FindingCommand;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.cases.CaseCommand;
import nl.dijkwacht.core.cases.CaseRole;
import nl.dijkwacht.core.response.ResponseRequest;
import nl.dijkwacht.core.response.ResponseStep;
import nl.dijkwacht.topics.decisions.CaseWish;
import nl.dijkwacht.topics.decisions.FindingWish;

/** What happened to a request last, as comments on its finding and in the case that holds it. */
final class Telling {

  private Telling() {}

  /** Whether people are to read it: that a runner is being asked is told by what follows. */
  static boolean isNews(ResponseRequest request) {
    return request.status() != ResponseRequest.Status.ASKING;
  }

  static FindingCommand onFinding(ResponseRequest request) {
    ResponseStep last = request.last();
    return FindingWish.of(FindingCommand.Action.COMMENT, text(request), null)
        .command(id(request, "finding"), request.finding(), last.by(), last.at());
  }

  static CaseCommand inCase(ResponseRequest request, CaseFile.Held held) {
    ResponseStep last = request.last();
    return CaseWish.of(CaseCommand.Action.COMMENT, text(request))
        .command(
            id(request, held.id()),
            held.id(),
            held.legalEntity(),
            last.by(),
            CaseRole.SYSTEM,
            last.at());
  }

  private static String text(ResponseRequest request) {
    return "Response %s, request %s, is %s: %s"
        .formatted(request.policy(), request.id(), request.status().label(), request.last().text());
  }

  /** The same step is told under the same id. */
  private static String id(ResponseRequest request, String where) {
    return StableId.of(
        List.of("response", request.id(), Integer.toString(request.steps().size()), where));
  }
}
