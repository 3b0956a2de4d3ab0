package nl.dijkwacht.controls.policy;

import java.util.List;

/**
 * One statement of a policy.
 *
 * @param allows or it denies
 * @param actions in lower case
 * @param notActions whether it is about all actions but those
 * @param resources {@code *} if it names none, as in trust policies
 * @param notResources whether it is about all resources but those
 */
record Statement(
    boolean allows,
    Principals principals,
    List<String> actions,
    boolean notActions,
    List<String> resources,
    boolean notResources,
    List<Condition> conditions) {

  Statement {
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
    conditions = List.copyOf(conditions);
  }

  /** Whether it is about all that the pattern of actions stands for. */
  boolean coversAction(String action, Effort effort) {
    return covers(actions, notActions, action, effort);
  }

  /** Whether it is about all that the pattern of resources stands for. */
  boolean coversResource(String resource, Effort effort) {
    return covers(resources, notResources, resource, effort);
  }

  private static boolean covers(List<String> patterns, boolean not, String asked, Effort effort) {
    boolean found = patterns.stream().anyMatch(pattern -> Wildcard.covers(pattern, asked, effort));
    // Of a pattern with wildcards a part may be excepted.
    return not ? !found && Wildcard.isPlain(asked) : found;
  }

  /** What it is about at most, as patterns. */
  List<String> widestActions() {
    return notActions ? List.of("*") : actions;
  }

  /** What it is about at most, as patterns. */
  List<String> widestResources() {
    return notResources ? List.of("*") : resources;
  }
}
