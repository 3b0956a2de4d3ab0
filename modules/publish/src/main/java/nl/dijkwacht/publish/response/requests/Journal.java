package nl.dijkwacht.publish.response.requests;

import java.util.List;
import nl.dijkwacht.core.cases.CaseCommand;
import nl.dijkwacht.core.response.ResponseRequest;

/**
 * Writes down what became of requests, for good before it returns. Who no longer deals with
 * requests cannot write any more.
 */
interface Journal {

  /** Requests that changed, told on their findings. */
  void changed(List<ResponseRequest> requests);

  /** A request of which a case now knows all, and what it did not know yet. */
  void told(ResponseRequest request, List<CaseCommand> comments);
}
