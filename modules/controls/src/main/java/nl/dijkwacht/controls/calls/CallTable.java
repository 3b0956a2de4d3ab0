package nl.dijkwacht.controls.calls;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.dijkwacht.core.trail.CallName;

/**
 * Something by calls. Immutable and thread-safe; looking a call up costs two look-ups in a hash
 * table.
 */
public final class CallTable<C> {

  private final Map<String, Map<String, C>> calls = new HashMap<>();

  /**
   * @param calls by source, then by name without the version of an API
   */
  public CallTable(Map<String, ? extends Map<String, C>> calls) {
    calls.forEach((source, ofSource) -> this.calls.put(source, Map.copyOf(ofSource)));
  }

  /**
   * What is there of a call.
   *
   * @param eventName with or without the version of the API behind it
   */
  public Optional<C> find(String eventSource, String eventName) {
    Map<String, C> ofSource = calls.get(eventSource);
    if (ofSource == null) {
      return Optional.empty();
    }
    C call = ofSource.get(eventName);
    return Optional.ofNullable(call != null ? call : ofSource.get(CallName.plain(eventName)));
  }

  /** All calls, as {@code eventSource/eventName} without versions, sorted. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    calls.forEach(
        (source, ofSource) -> ofSource.keySet().forEach(name -> names.add(source + "/" + name)));
    return names;
  }

  /** What is there of all calls. */
  public Collection<C> values() {
    return calls.values().stream().<C>flatMap(of -> of.values().stream()).toList();
  }

  /** Without calls. */
  public static <C> CallTable<C> none() {
    return new CallTable<>(Map.<String, Map<String, C>>of());
  }
}
