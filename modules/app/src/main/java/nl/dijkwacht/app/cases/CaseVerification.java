package nl.dijkwacht.app.cases;

import java.util.ArrayList;
import java.util.HashMap;
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
    } else if (!chain.get(chain.size() - 1).hash().equals(each.head())) {
      of(each.id(), faults).add("Its last step is not the one that it stands at.");
    }
  }

  private static void checkAnchor(
      String id,
      CaseAnchor.Head head,
      Map<String, List<CaseEvent>> chains,
      Map<String, List<String>> faults) {
    Map<Long, String> hashes = new HashMap<>();
    chains.getOrDefault(id, List.of()).forEach(step -> hashes.put(step.number(), step.hash()));
    if (!head.hash().equals(hashes.get(head.steps()))) {
      of(id, faults).add("Step %d is not the one that was anchored.".formatted(head.steps()));
    }
  }
}
