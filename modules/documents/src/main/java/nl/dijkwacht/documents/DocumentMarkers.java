package nl.dijkwacht.documents;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The lines of a YAML text at which documents begin: {@code ---}, which ends a document even within
 * quotes. So a mistake that YAML's reader found is laid to the document that it stands in.
 * Immutable.
 *
 * @param lines in ascending order, from 1
 * @param texts what stands before the first marker, and behind each, without empty lines at the end
 */
public record DocumentMarkers(List<Integer> lines, List<String> texts) {

  public DocumentMarkers {
    lines = List.copyOf(lines);
    texts = List.copyOf(texts);
  }

  private static final Set<String> MARKERS = Set.of("---", "...");

  /** Those of a text in UTF-8. */
  public static DocumentMarkers of(byte[] yaml) {
    List<Integer> lines = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int number = 0;
    for (String line : new String(yaml, StandardCharsets.UTF_8).split("\\R", -1)) {
      number++;
      if (line.equals("---") || line.startsWith("--- ") || line.startsWith("---\t")) {
        lines.add(number);
        texts.add(text.toString().stripTrailing());
        text.setLength(0);
      }
      text.append(line).append('\n');
    }
    texts.add(text.toString().stripTrailing());
    return new DocumentMarkers(lines, texts);
  }

  /** How many stand up to a place; the same for all places of a document. */
  public int upTo(Place place) {
    int index = Collections.binarySearch(lines, place.line());
    return index >= 0 ? index + 1 : -index - 1;
  }

  /** The text of the documents up to which so many markers stand. */
  public String text(int markers) {
    String text = texts.get(markers);
    // A marker alone on its line says nothing, and the first document may do without.
    return text.startsWith("---\n") ? text.substring(4) : text;
  }

  /** The lines at which documents behind one begin, by their numbers; not of empty ones. */
  public SortedMap<Integer, Integer> linesAfter(int number) {
    SortedMap<Integer, Integer> after = new TreeMap<>();
    for (int next = number + 1; next < texts.size(); next++) {
      if (text(next).lines().anyMatch(DocumentMarkers::saysSomething)) {
        after.put(next, next == 0 ? 1 : lines.get(next - 1));
      }
    }
    return after;
  }

  private static boolean saysSomething(String line) {
    String stripped = line.strip();
    return !(stripped.isEmpty() || stripped.startsWith("#") || MARKERS.contains(stripped));
  }
}
