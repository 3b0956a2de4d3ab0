package nl.dijkwacht.controls.changes;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.dijkwacht.controls.calls.CallTable;
import nl.dijkwacht.documents.Problem;
import nl.dijkwacht.documents.Problems;

/**
 * The calls that change resources which controls look at. Immutable and thread-safe; made once, so
 * that looking a call up costs two look-ups in a hash table.
 */
public final class ChangeCatalogue {

  private static final ChangeCatalogue NONE = new ChangeCatalogue(CallTable.none(), List.of());

  private final CallTable<ChangingCall> table;
  private final List<Problem> problems;

  private ChangeCatalogue(CallTable<ChangingCall> table, List<Problem> problems) {
    this.table = table;
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
    return new ChangeCatalogue(new CallTable<>(reader.calls()), problems.list());
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
    return table.find(eventSource, eventName);
  }

  /** Whether a call is in it. */
  public boolean has(String eventSource, String eventName) {
    return find(eventSource, eventName).isPresent();
  }

  /** All calls, as {@code eventSource/eventName} without versions, sorted. */
  public Set<String> calls() {
    return table.names();
  }

  /** What calls in it can change, by AWS Config's names, sorted. */
  public Set<String> resourceTypes() {
    Set<String> types = new TreeSet<>();
    table.values().forEach(call -> types.addAll(call.resourceTypes()));
    return types;
  }
}
