package nl.dijkwacht.controls;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.documents.Problem;
import nl.dijkwacht.documents.Problems;

/** Controls that are ready to judge. Immutable and thread-safe. */
public final class ControlSet {

  private static final ControlSet NONE = new ControlSet(List.of(), List.of(), 0);

  private final Map<String, ControlDefinition> definitions;
  private final List<Control> controls;
  private final Map<String, List<ControlDefinition>> byType = new HashMap<>();
  private final Map<String, List<ControlDefinition>> byCall = new HashMap<>();
  private final List<Problem> problems;
  private final int refused;
  private final String hash;

  private ControlSet(List<ControlDefinition> read, List<Problem> problems, int refused) {
    List<ControlDefinition> sorted =
        read.stream().sorted(Comparator.comparing(ControlDefinition::id)).toList();
    this.definitions = new LinkedHashMap<>();
    for (ControlDefinition definition : sorted) {
      definitions.put(definition.id(), definition);
      for (String type : definition.control().resourceTypes()) {
        byType.computeIfAbsent(type, key -> new ArrayList<>()).add(definition);
      }
      definition.changes().stream()
          .filter(effect -> effect.breaks().isPresent() || effect.mends().isPresent())
          .map(ControlDefinition.CallEffect::call)
          .distinct()
          .forEach(call -> byCall.computeIfAbsent(call, key -> new ArrayList<>()).add(definition));
    }
    this.controls = sorted.stream().map(ControlDefinition::control).toList();
    this.problems = List.copyOf(problems);
    this.refused = refused;
    this.hash = hash(sorted);
  }

  /** Without controls. */
  public static ControlSet none() {
    return NONE;
  }

  /**
   * Reads controls. One that cannot be used stops no other. A published one goes before a local one
   * with the same id, which is what publishing it is for; of two from one origin the first holds.
   */
  public static ControlSet read(List<ControlFile> files, ControlSettings settings) {
    Problems problems = new Problems();
    ControlReader.Outcome outcome = new ControlReader(settings, problems).read(files);
    return new ControlSet(outcome.definitions(), problems.list(), outcome.refused());
  }

  /** All controls, by id. */
  public List<Control> all() {
    return controls;
  }

  /** A control as it was read. */
  public Optional<ControlDefinition> definition(String id) {
    return Optional.ofNullable(definitions.get(id));
  }

  /** What is wrong with the files, by place. */
  public List<Problem> problems() {
    return problems;
  }

  /** Number of documents that cannot be used. */
  public int refused() {
    return refused;
  }

  /** Hash of all that judging depends on: what was judged under another one may be judged anew. */
  public String hash() {
    return hash;
  }

  /** What each control of the resource's type says of its state, in the order of their ids. */
  public List<Judgement> judge(Judged judged) {
    List<ControlDefinition> meant = byType.get(judged.item().resource().type());
    if (meant == null) {
      return List.of();
    }
    Judge judge = new Judge(judged);
    List<Judgement> judgements = new ArrayList<>(meant.size());
    for (ControlDefinition definition : meant) {
      judgements.add(judge.judge(definition));
    }
    return judgements;
  }

  /**
   * What a change by itself means for controls: FAIL if it alone breaks one, PASS if it alone mends
   * one; controls of which it says nothing are left out.
   */
  public List<Judgement> judge(Change change) {
    List<ControlDefinition> meant = byCall.get(change.call());
    if (meant == null) {
      return List.of();
    }
    CallJudge judge = new CallJudge(change);
    return meant.stream().flatMap(definition -> judge.judge(definition).stream()).toList();
  }

  private static String hash(List<ControlDefinition> sorted) {
    List<String> parts = new ArrayList<>();
    for (ControlDefinition definition : sorted) {
      parts.add(definition.id());
      parts.add(definition.control().ref().version());
      parts.add(new TreeMap<>(definition.parameters()).toString());
    }
    return parts.isEmpty() ? "" : StableId.of(parts);
  }
}
