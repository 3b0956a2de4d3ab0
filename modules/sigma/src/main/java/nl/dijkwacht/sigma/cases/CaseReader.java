package nl.dijkwacht.sigma.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.dijkwacht.core.json.JsonFault;
import nl.dijkwacht.core.json.JsonKind;
import nl.dijkwacht.core.json.JsonLimits;
import nl.dijkwacht.core.json.JsonTape;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.Suggestions;

/**
 * Reads a file of cases: a JSON object with the lists {@code shouldMatch} and {@code
 * shouldNotMatch} of objects with a {@code name} and an {@code event}; or, for a correlation, a
 * list of {@code events}; and the {@code rule} if the file beside it has several.
 */
public final class CaseReader {

  /** The end of the name of a file with cases; that of the rules' file has another end. */
  public static final String SUFFIX = ".test.json";

  /** Bytes of one file. */
  public static final int MOST_BYTES = 16 << 20;

  private static final int DEEPEST = JsonLimits.DEFAULT.maxDepth() + 8;
  private static final Set<String> LISTS = Set.of("shouldMatch", "shouldNotMatch");
  private static final Set<String> KEYS = Set.of("rule", "name", "event", "events");

  private final JsonTape tape = new JsonTape(new JsonLimits(MOST_BYTES, DEEPEST));
  private final JsonPlaces places;
  private final Problems problems;

  private CaseReader(JsonPlaces places, Problems problems) {
    this.places = places;
    this.problems = problems;
  }

  /** The name of the file that has the cases of a file of rules. */
  public static String nameBeside(String ruleFile) {
    return ruleFile.replaceFirst("\\.ya?ml$", "") + SUFFIX;
  }

  /**
   * Reads the cases of a file; what is wrong with it is added to the problems.
   *
   * @param source what people know the file by
   */
  public static List<RuleCase> read(String source, byte[] json, Problems problems) {
    return new CaseReader(new JsonPlaces(source, json), problems).read(json);
  }

  private List<RuleCase> read(byte[] json) {
    JsonFault fault = tape.read(json);
    if (fault != null) {
      problems.error(places.at(fault.offset()), fault.reason().sentence());
      return List.of();
    }
    List<RuleCase> cases = new ArrayList<>();
    if (isOf(JsonKind.OBJECT, tape.root(), "an object with shouldMatch and shouldNotMatch")) {
      rejectUnknown(tape.root(), LISTS);
      for (String list : List.of("shouldMatch", "shouldNotMatch")) {
        int items = tape.member(tape.root(), list);
        if (items != JsonTape.NONE && isOf(JsonKind.ARRAY, items, "a list of cases")) {
          children(items)
              .forEach(item -> read(item, list.equals("shouldMatch")).ifPresent(cases::add));
        }
      }
    }
    return cases;
  }

  private Optional<RuleCase> read(int item, boolean shouldMatch) {
    if (!isOf(JsonKind.OBJECT, item, "an object with a name and an event")) {
      return Optional.empty();
    }
    rejectUnknown(item, KEYS);
    String name = text(item, "name");
    int event = tape.member(item, "event");
    int events = tape.member(item, "events");
    if (name.isBlank()) {
      error(item, "the case has no name; add one that says what is special about it");
      return Optional.empty();
    }
    if ((event == JsonTape.NONE) == (events == JsonTape.NONE)) {
      error(item, "a case has either an 'event' or, for a correlation, a list of 'events'");
      return Optional.empty();
    }
    if (events != JsonTape.NONE && !isOf(JsonKind.ARRAY, events, "a list of events")) {
      return Optional.empty();
    }
    List<byte[]> records =
        event == JsonTape.NONE
            ? children(events).stream().map(this::bytes).toList()
            : List.of(bytes(event));
    return Optional.of(
        new RuleCase(
            text(item, "rule"),
            name,
            shouldMatch,
            records,
            event == JsonTape.NONE,
            places.at(tape.start(item))));
  }

  private String text(int object, String key) {
    int node = tape.member(object, key);
    if (node == JsonTape.NONE || !isOf(JsonKind.STRING, node, "a text")) {
      return "";
    }
    return tape.text(node);
  }

  /** The value as it stands in the file. */
  private byte[] bytes(int node) {
    // The bytes of a string stand between its quotes.
    int quote = tape.kind(node) == JsonKind.STRING ? 1 : 0;
    return Arrays.copyOfRange(tape.bytes(), tape.start(node) - quote, tape.end(node) + quote);
  }

  private List<Integer> children(int container) {
    List<Integer> children = new ArrayList<>();
    for (int node = container + 1; node < tape.next(container); node = tape.next(node)) {
      children.add(node);
    }
    return children;
  }

  private boolean isOf(JsonKind kind, int node, String expected) {
    if (tape.kind(node) != kind) {
      error(node, "expected " + expected + ", found " + tape.kind(node));
    }
    return tape.kind(node) == kind;
  }

  private void rejectUnknown(int object, Set<String> known) {
    for (int key = object + 1; key < tape.next(object); key = tape.next(key + 1)) {
      String name = tape.text(key);
      if (!known.contains(name)) {
        error(
            key,
            "unknown key '%s'%s".formatted(name, Suggestions.question(name, new TreeSet<>(known))));
      }
    }
  }

  private void error(int node, String message) {
    problems.error(places.at(tape.start(node)), message);
  }
}
