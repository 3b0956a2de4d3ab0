package nl.dijkwacht.documents;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.Parser;

/**
 * Makes nodes of a parser's events. It counts while it reads, so a text that passes a limit is
 * refused before it takes memory; an alias shares its node and is counted as a copy.
 */
final class Composer {
  private final String source;
  private final Parser parser;
  private final Limits limits;
  private final Problems problems;
  private final Anchors anchors;

  private Place current;
  private int nodes;
  private int deepest;

  Composer(String source, Parser parser, Limits limits, Problems problems) {
    this.source = source;
    this.parser = parser;
    this.limits = limits;
    this.problems = problems;
    this.anchors = new Anchors(problems);
    this.current = Place.startOf(source);
  }

  /** Where the last event began. */
  Place current() {
    return current;
  }

  boolean hasDocument() {
    if (parser.checkEvent(Event.ID.StreamStart)) {
      next();
    }
    return !parser.checkEvent(Event.ID.StreamEnd);
  }

  /** Reads one document. Throws {@link Refusal} and the parser's own exceptions. */
  Node document() {
    anchors.clear();
    next();
    Node root = node(1);
    next();
    return root;
  }

  private Node node(int depth) {
    NodeEvent event = (NodeEvent) next();
    if (event instanceof AliasEvent) {
      return alias(event.getAnchor(), depth);
    }
    count(1);
    return event.getAnchor() == null ? content(event, depth) : anchored(event, depth);
  }

  private Node anchored(NodeEvent event, int depth) {
    int before = nodes - 1;
    int outerDeepest = deepest;
    deepest = depth - 1;
    anchors.begin(event.getAnchor());
    Node node = content(event, depth);
    anchors.end(event.getAnchor(), new Anchors.Anchored(node, nodes - before, deepest - depth + 1));
    deepest = Math.max(outerDeepest, deepest);
    return node;
  }

  private Node alias(String name, int depth) {
    Anchors.Anchored anchored = anchors.resolve(current, name);
    count(anchored.nodes());
    descend(depth + anchored.height() - 1);
    return anchored.node();
  }

  private Node content(NodeEvent event, int depth) {
    if (event instanceof ScalarEvent scalar) {
      return scalar(scalar);
    }
    descend(depth);
    String tag = ((CollectionStartEvent) event).getTag();
    if (event.is(Event.ID.MappingStart)) {
      check(tag, Tag.MAP);
      return mapping(current, depth);
    }
    check(tag, Tag.SEQ);
    return sequence(current, depth);
  }

  private Scalar scalar(ScalarEvent event) {
    if (event.getImplicit().canOmitTagInPlainScalar()) {
      return new Scalar(current, Yaml11.kindOf(event.getValue()), event.getValue());
    }
    check(event.getTag(), Tag.STR);
    return new Scalar(current, Scalar.Kind.STRING, event.getValue());
  }

  private void check(@Nullable String tag, Tag supported) {
    if (tag != null && !tag.equals("!") && !tag.equals(supported.getValue())) {
      problems.error(
          current,
          "the tag %s is not supported here; remove it"
              .formatted(Scalar.quoted(tag.replace(Tag.PREFIX, "!!"))));
    }
  }

  private Mapping mapping(Place place, int depth) {
    Entries entries = new Entries(problems);
    while (!parser.checkEvent(Event.ID.MappingEnd)) {
      boolean merge = isMerge(parser.peekEvent());
      Place keyPlace = placeOf(parser.peekEvent());
      Node key = node(depth + 1);
      Node value = node(depth + 1);
      if (merge) {
        entries.merge(value);
      } else {
        entries.add(key, keyPlace, value);
      }
    }
    next();
    return entries.toMapping(place);
  }

  private Sequence sequence(Place place, int depth) {
    List<Node> items = new ArrayList<>();
    while (!parser.checkEvent(Event.ID.SequenceEnd)) {
      items.add(node(depth + 1));
    }
    next();
    return new Sequence(place, items);
  }

  private void count(int more) {
    if (more > limits.maxNodes() - nodes) {
      throw new Refusal(
          current,
          "this text holds more than %d values, repeated aliases included; split it, or use fewer aliases"
              .formatted(limits.maxNodes()));
    }
    nodes += more;
  }

  private void descend(int depth) {
    if (depth > limits.maxDepth()) {
      throw new Refusal(
          current,
          "lists and sections are nested more than %d deep; make the structure flatter"
              .formatted(limits.maxDepth()));
    }
    deepest = Math.max(deepest, depth);
  }

  private Event next() {
    Event event = parser.getEvent();
    current = placeOf(event);
    return event;
  }

  private Place placeOf(Event event) {
    Mark mark = event.getStartMark();
    return new Place(source, mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static boolean isMerge(Event event) {
    return event instanceof ScalarEvent scalar
        && scalar.getImplicit().canOmitTagInPlainScalar()
        && scalar.getValue().equals("<<");
  }
}
