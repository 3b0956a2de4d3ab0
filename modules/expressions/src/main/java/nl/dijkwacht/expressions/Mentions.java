package nl.dijkwacht.expressions;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which fields of which variables an expression names.
 *
 * @param fields of each variable that it names, by variable
 * @param wholes variables of which it takes more than fields by name
 */
public record Mentions(Map<String, Set<String>> fields, Set<String> wholes) {

  public Mentions {
    Map<String, Set<String>> copy = new TreeMap<>();
    fields.forEach((name, of) -> copy.put(name, Set.copyOf(of)));
    fields = Map.copyOf(copy);
    wholes = Set.copyOf(new TreeSet<>(wholes));
  }

  /** Whether the variable is named at all. */
  public boolean variable(String name) {
    return fields.containsKey(name) || wholes.contains(name);
  }

  /** Whether this field of the variable may be looked at. */
  public boolean field(String variable, String field) {
    return wholes.contains(variable) || fields.getOrDefault(variable, Set.of()).contains(field);
  }
}
