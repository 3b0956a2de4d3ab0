package nl.dijkwacht.publish.response.policies;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the configuration of an instance allows, whatever policies say.
 *
 * @param runners ARNs of those that may be asked
 * @param approvers who holds which role, by its name
 */
public record ResponseMandate(Set<String> runners, Map<String, List<String>> approvers) {

  public ResponseMandate {
    runners = Set.copyOf(runners);
    approvers = Map.copyOf(approvers);
  }

  /** Why a policy cannot be used here: sentences with what to do; none if it can. */
  public List<String> problems(ResponsePolicy policy) {
    List<String> problems = new ArrayList<>();
    List<ActionTemplate> actions = new ArrayList<>(List.of(policy.action()));
    if (policy.undo() instanceof Undo.ByRunner undo) {
      actions.add(undo.action());
    }
    for (ActionTemplate action : actions) {
      runnerProblem(action.runner().arn()).ifPresent(problems::add);
    }
    if (approvers.getOrDefault(policy.role(), List.of()).isEmpty()) {
      problems.add(
          "nobody holds the role '%s'; name who does in response.approvers.%s"
              .formatted(policy.role(), policy.role()));
    }
    return problems;
  }

  /** Why a runner may not be asked; empty if it may. */
  public Optional<String> runnerProblem(String arn) {
    return runners.contains(arn)
        ? Optional.empty()
        : Optional.of("%s may not be asked; add it to response.allowed if it may".formatted(arn));
  }

  /** Whether somebody holds a role. */
  public boolean holds(String by, String role) {
    return approvers.getOrDefault(role, List.of()).contains(by);
  }

  /** Why somebody may not decide about a request; empty if they may. */
  public Optional<String> problem(String by, String role, String needed) {
    if (!role.equals(needed)) {
      return Optional.of("This is for the role '%s'; ask who holds it.".formatted(needed));
    }
    return holds(by, role)
        ? Optional.empty()
        : Optional.of(
            "'%s' does not hold the role '%s'; those who do stand in response.approvers."
                .formatted(by, role));
  }
}
