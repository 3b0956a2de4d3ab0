package nl.dijkwacht.publish.response.requests;

import java.util.List;
import nl.dijkwacht.core.response.ResponseRequest;

/** What becomes of a command. */
sealed interface Decided {

  /** Requests that are new or changed. */
  record Changed(List<ResponseRequest> requests) implements Decided {

    Changed(ResponseRequest request) {
      this(List.of(request));
    }
  }

  /** It cannot be done; whoever gave it is told why. */
  record Refused(String why) implements Decided {}

  /**
   * Nothing changes.
   *
   * @param outcome a label of meters
   */
  record Nothing(String outcome) implements Decided {}
}
