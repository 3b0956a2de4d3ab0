package nl.dijkwacht.sigma.correlate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.core.json.JsonKind;
import nl.dijkwacht.core.json.JsonTape;
import nl.dijkwacht.core.signal.Subject;
import nl.dijkwacht.core.trail.TrailEvent;

/** Takes out of events what correlations reckon with. For one thread. */
final class MemberValues {

  /** Of one event; more values than this are no values but a list of something. */
  static final int MOST = 100;

  private final Fingerprint fingerprint = new Fingerprint();

  /**
   * The values of an event, as {@link nl.dijkwacht.core.signal.Candidate} has them; at most one
   * more.
   */
  List<Long> of(CorrelationType type, Member member, TrailEvent event) {
    if (!type.hasField()) {
      return List.of();
    }
    if (member.fields().size() > 1) {
      return combined(
          member.fields().stream().map(field -> Subject.valueOf(event, field)).toList());
    }
    List<String> texts = new ArrayList<>();
    member.fields().get(0).any(event.json(), (tape, node) -> collect(tape, node, texts));
    return type.isNumeric() ? numbers(type, texts) : fingerprints(texts);
  }

  /** The values of what an inner correlation was fulfilled by: those of its groups. */
  List<Long> of(CorrelationType type, Member member, Subject subject) {
    if (!type.hasField()) {
      return List.of();
    }
    List<String> texts = member.fields().stream().map(field -> valueOf(subject, field)).toList();
    if (texts.size() > 1) {
      return combined(texts);
    }
    List<String> there = texts.stream().filter(text -> !text.isEmpty()).toList();
    return type.isNumeric() ? numbers(type, there) : fingerprints(there);
  }

  static String valueOf(Subject subject, FieldPath name) {
    return subject.fields().getOrDefault(name.toString(), "");
  }

  /** Each member of an array is a value; stops when there are more than enough. */
  private static boolean collect(JsonTape tape, int node, List<String> texts) {
    JsonKind kind = tape.kind(node);
    if (kind == JsonKind.ARRAY) {
      int end = tape.next(node);
      for (int item = node + 1; item < end; item = tape.next(item)) {
        if (collect(tape, item, texts)) {
          return true;
        }
      }
    } else if (kind != JsonKind.NULL) {
      texts.add(tape.text(node));
    }
    return texts.size() > MOST;
  }

  private List<Long> combined(List<String> texts) {
    if (texts.stream().allMatch(String::isEmpty)) {
      return List.of();
    }
    StringBuilder combined = new StringBuilder();
    texts.forEach(text -> combined.append(text.length()).append(':').append(text));
    return List.of(fingerprint.of(combined.toString()));
  }

  private List<Long> fingerprints(List<String> texts) {
    Set<Long> fingerprints = new LinkedHashSet<>();
    texts.stream()
        .filter(text -> !text.isEmpty())
        .forEach(t -> fingerprints.add(fingerprint.of(t)));
    return List.copyOf(fingerprints);
  }

  private static List<Long> numbers(CorrelationType type, List<String> texts) {
    return texts.stream()
        .flatMapToLong(text -> Values.thousandths(text).stream())
        .filter(number -> number >= 0 || type != CorrelationType.VALUE_SUM)
        .boxed()
        .toList();
  }
}
