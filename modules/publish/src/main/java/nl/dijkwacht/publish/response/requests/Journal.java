package nl.dijkwacht.publish.response.requests;

import java.util.List;
import nl.dijkwacht.core.response.ResponseRequest;

/**
 * Writes down what became of requests, for good before it returns. Who no longer deals with
 * requests cannot write any more.
 */
@FunctionalInterface
interface Journal {

  /** Requests that changed, told on their findings and in the cases that hold these. */
  void changed(List<ResponseRequest> requests);
}
