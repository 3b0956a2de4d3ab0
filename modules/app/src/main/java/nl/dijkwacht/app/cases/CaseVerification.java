package nl.dijkwacht.app.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseChain;
import nl.dijkwacht.core.cases.CaseEvent;

/** Checks the chains of steps against themselves, the cases and the anchored heads. */
public final class CaseVerification {

  private CaseVerification() {}

  /**
   * What is wrong, by case; a case of which nothing is wrong has an empty list.
   *
   * <p>While cases go on, the anchor is read first, then the cases and the steps last: then each
   * step that the others name is among them.
   *
   * @param anchor the anchored heads, if there is an anchor
   */
  public static Map<String, List<String>> faults(
      List<CaseEvent> steps, Iterable<Case> cases, Optional<Map<String, CaseAnchor.Head>> anchor) {
    Map<String, List<CaseEvent>> chains = new LinkedHashMap<>();
    steps.forEach(
        step -> chains.computeIfAbsent(step.caseId(), any -> new ArrayList<>()).add(step));
    Map<String, List<String>> faults = new LinkedHashMap<>();
    chains.forEach((id, chain) -> faults.put(id, new ArrayList<>(CaseChain.faults(chain))));
    cases.forEach(each -> checkHead(each, chains, faults));
    anchor.orElse(Map.of()).forEach((id, head) -> checkAnchor(id, head, chains, faults));
    return faults;
  }

  private static List<String> of(String id, Map<String, List<String>> faults) {
    return faults.computeIfAbsent(id, any -> new ArrayList<>());
  }

  private static void checkHead(
      Case each, Map<String, List<CaseEvent>> chains, Map<String, List<String>> faults) {
    List<CaseEvent> chain = chains.getOrDefault(each.id(), List.of());
    if (chain.isEmpty()) {
      of(each.id(), faults).add("It has no steps, though it stands.");
    } else if (!has(chain, each.steps(), each.head())) {
      of(each.id(), faults)
          .add("Step %d is not the one that it stands at.".formatted(each.steps()));
    }
  }

  private static void checkAnchor(
      String id,
      CaseAnchor.Head head,
      Map<String, List<CaseEvent>> chains,
      Map<String, List<String>> faults) {
    if (!isAnchored(chains.getOrDefault(id, List.of()), head)) {
      of(id, faults).add(notAnchored(head));
    }
  }

  /** Whether the steps of a case have its anchored head. */
  public static boolean isAnchored(List<CaseEvent> steps, CaseAnchor.Head head) {
    return has(steps, head.steps(), head.hash());
  }

  public static String notAnchored(CaseAnchor.Head head) {
    return "Step %d is not the one that was anchored.".formatted(head.steps());
  }

  private static boolean has(List<CaseEvent> steps, long number, String hash) {
    return steps.stream().anyMatch(step -> step.number() == number && step.hash().equals(hash));
  }
}
