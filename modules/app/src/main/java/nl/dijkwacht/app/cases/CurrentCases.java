package nl.dijkwacht.app.cases;

import java.io.IOException;
import java.util.Map;
import nl.dijkwacht.app.decisions.Standing;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;

/** The cases of a tenant. */
public final class CurrentCases {

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
