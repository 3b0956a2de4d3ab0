package nl.dijkwacht.api.resources;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.dijkwacht.api.Response;

/**
 * A page of a list.
 *
 * @param items of this page
 * @param total how many there are on all pages now
 * @param next the position to go on after; null on the last page
 */
record Listing<V>(List<V> items, long total, Optional<Position> next) {

  /** The page after a position. */
  static <V> Listing<V> of(
      Stream<V> wanted, Function<V, Position> position, Optional<Position> after, int limit) {
    List<V> all = new ArrayList<>(wanted.toList());
    all.sort(Comparator.comparing(position));
    List<V> rest =
        after
            .map(
                from ->
                    all.stream()
                        .filter(value -> position.apply(value).compareTo(from) > 0)
                        .toList())
            .orElse(all);
    List<V> page = List.copyOf(rest.subList(0, Math.min(limit, rest.size())));
    return new Listing<>(
        page,
        all.size(),
        rest.size() > limit
            ? Optional.of(position.apply(page.get(page.size() - 1)))
            : Optional.empty());
  }

  /**
   * @param complete whether all that the topic holds is held here
   */
  Response response(Function<V, ObjectNode> json, boolean complete) {
    return Response.json(200, Json.text(body(json, complete)));
  }

  /** The same before it is text. */
  ObjectNode body(Function<V, ObjectNode> json, boolean complete) {
    ObjectNode body = Json.object();
    ArrayNode array = body.putArray("items");
    items.forEach(item -> array.add(json.apply(item)));
    body.put("total", total);
    body.put("complete", complete);
    next.ifPresent(position -> body.put("next", position.cursor()));
    return body;
  }
}
