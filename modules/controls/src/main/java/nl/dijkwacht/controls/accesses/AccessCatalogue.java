package nl.dijkwacht.controls.accesses;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.dijkwacht.controls.calls.CallTable;
import nl.dijkwacht.documents.Problem;
import nl.dijkwacht.documents.Problems;

/** The calls that touch data. Immutable and thread-safe; made once. */
public final class AccessCatalogue {

  private static final AccessCatalogue NONE = new AccessCatalogue(CallTable.none(), List.of());

  private final CallTable<AccessingCall> table;
  private final List<Problem> problems;

  private AccessCatalogue(CallTable<AccessingCall> table, List<Problem> problems) {
    this.table = table;
    this.problems = List.copyOf(problems);
  }

  /** Without calls. */
  public static AccessCatalogue none() {
    return NONE;
  }

  /** Reads a catalogue. What of it cannot be used is left out, and told in its problems. */
  public static AccessCatalogue read(Iterable<AccessFile> files) {
    Problems problems = new Problems();
    AccessReader reader = new AccessReader(problems);
    files.forEach(reader::read);
    return new AccessCatalogue(new CallTable<>(reader.calls()), problems.list());
  }

  /** What is wrong with its files; empty for those that are shipped. */
  public List<Problem> problems() {
    return problems;
  }

  /**
   * What a call touches.
   *
   * @param eventName with or without the version of the API behind it
   */
  public Optional<AccessingCall> find(String eventSource, String eventName) {
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
}
