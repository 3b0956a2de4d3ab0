package nl.dijkwacht.app.response;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.app.decisions.Standing;
import nl.dijkwacht.core.response.ResponseRequest;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;

/** The requests to runners as they stood when they were read. */
public record CurrentRequests(Standing<ResponseRequest> standing) {

  private static final String LIST = "dijkwacht response list --all";

  /**
   * Reads them.
   *
   * @throws IOException with a sentence for people, if they cannot be read
   */
  public static CurrentRequests read(Map<String, String> clientProperties, TopicPrefix prefix)
      throws IOException {
    return new CurrentRequests(
        Standing.read(
            clientProperties, prefix, Topics.OUTCOMES, ResponseRequest::id, "request", LIST));
  }

  /** All of them, the newest last. */
  public List<ResponseRequest> all() {
    return standing.all().stream()
        .sorted(
            Comparator.comparing(ResponseRequest::proposedAt).thenComparing(ResponseRequest::id))
        .toList();
  }

  /** How many are of a schema that is not known here. */
  public int unreadable() {
    return standing.unreadable();
  }

  /**
   * The request that an id or its beginning names.
   *
   * @throws IOException with a sentence for people, if it names none or several
   */
  public ResponseRequest named(String beginning) throws IOException {
    return standing.named(beginning);
  }
}
