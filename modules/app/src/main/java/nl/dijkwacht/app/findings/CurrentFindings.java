package nl.dijkwacht.app.findings;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import nl.dijkwacht.app.decisions.Standing;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;

/**
 * The findings of a tenant as they stood when they were read.
 *
 * @param standing with those of a schema that is not known here counted
 */
public record CurrentFindings(Standing<Finding> standing) {

  private static final String LIST = "dijkwacht findings list --all";

  public CurrentFindings(Collection<Finding> all, int unreadable) {
    this(new Standing<>(all, unreadable, Finding::id, "finding", LIST));
  }

  /**
   * Reads them.
   *
   * @throws IOException with a sentence for people, if they cannot be read
   */
  public static CurrentFindings read(Map<String, String> clientProperties, TopicPrefix prefix)
      throws IOException {
    return new CurrentFindings(
        Standing.read(clientProperties, prefix, Topics.FINDINGS, Finding::id, "finding", LIST));
  }

  public Collection<Finding> all() {
    return standing.all();
  }

  /** How many are of a schema that is not known here. */
  public int unreadable() {
    return standing.unreadable();
  }

  /**
   * The finding that an id or its beginning names.
   *
   * @throws IOException with a sentence for people, if it names none or several
   */
  public Finding named(String beginning) throws IOException {
    return standing.named(beginning);
  }
}
