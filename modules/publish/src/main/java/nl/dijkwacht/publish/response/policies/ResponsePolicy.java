package nl.dijkwacht.publish.response.policies;

import java.util.List;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.publish.subscriptions.AlertFilter;

/**
 * When to ask a runner to act, by whose leave, and how that is undone.
 *
 * @param id unique, of lower-case words and numbers with '-' between them
 * @param version hash of its text
 * @param owner who answers for it
 * @param when about which alerts
 * @param role that approves, refuses and undoes
 * @param automaticIn the environments of accounts in which nobody is asked, unless there is a
 *     reason that no policy can set aside
 * @param dryRun whether it is only told what would be asked
 * @param limitPerHour how often the runner is asked in an hour at most (wall clock)
 * @param place where it is written
 */
public record ResponsePolicy(
    String id,
    String version,
    String title,
    String owner,
    AlertFilter when,
    ActionTemplate action,
    Undo undo,
    ResourceScope resources,
    String role,
    List<String> automaticIn,
    boolean dryRun,
    int limitPerHour,
    Place place) {

  public ResponsePolicy {
    automaticIn = List.copyOf(automaticIn);
  }
}
