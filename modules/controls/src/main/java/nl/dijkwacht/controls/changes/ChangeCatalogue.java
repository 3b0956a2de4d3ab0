package nl.dijkwacht.controls.changes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.dijkwacht.core.CallName;
import nl.dijkwacht.documents.Problem;
import nl.dijkwacht.documents.Problems;

/**
 * The calls that change resources which controls look at. Immutable and thread-safe; made once, so
 * that looking a call up costs two look-ups in a hash table.
 */
public final class ChangeCatalogue {

  private static final ChangeCatalogue NONE = new ChangeCatalogue(Map.of(), List.of());

  private final Map<String, Map<String, ChangingCall>> calls = new HashMap<>();
  private final List<Problem> problems;

  private ChangeCatalogue(
      Map<String, ? extends Map<String, ChangingCall>> calls, List<Problem> problems) {
    calls.forEach((source, ofSource) -> this.calls.put(source, Map.copyOf(ofSource)));
    this.problems = List.copyOf(problems);
  }

  /** Without calls. */
  public static ChangeCatalogue none() {
    return NONE;
  }

  /** Reads a catalogue. What of it cannot be used is left out, and told in its problems. */
  public static ChangeCatalogue read(Iterable<ChangeFile> files) {
    Problems problems = new Problems();
    CatalogueReader reader = new CatalogueReader(problems);
    files.forEach(reader::read);
    return new ChangeCatalogue(reader.calls(), problems.list());
  }

  /** What is wrong with its files; empty for those that are shipped. */
  public List<Problem> problems() {
    return problems;
  }

  /**
   * What a call changes.
   *
   * @param eventName with or without the version of the API behind it
   */
  public Optional<ChangingCall> find(String eventSource, String eventName) {
    Map<String, ChangingCall> ofSource = calls.get(eventSource);
    if (ofSource == null) {
      return Optional.empty();
    }
    ChangingCall call = ofSource.get(eventName);
    return Optional.ofNullable(call != null ? call : ofSource.get(CallName.plain(eventName)));
  }

  /** Whether a call is in it. */
  public boolean has(String eventSource, String eventName) {
    return find(eventSource, eventName).isPresent();
  }

  /** All calls, as {@code eventSource/eventName} without versions, sorted. */
  public Set<String> calls() {
    Set<String> names = new TreeSet<>();
    calls.forEach(
        (source, ofSource) -> ofSource.keySet().forEach(n -> names.add(source + "/" + n)));
    return names;
  }

  /** What calls in it can change, by AWS Config's names, sorted. */
  public Set<String> resourceTypes() {
    Set<String> types = new TreeSet<>();
    calls.values().forEach(of -> of.values().forEach(call -> types.addAll(call.resourceTypes())));
    return types;
  }
}
