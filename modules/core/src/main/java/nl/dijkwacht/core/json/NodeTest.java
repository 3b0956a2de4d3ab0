package nl.dijkwacht.core.json;

/** A question about one value on a tape. */
@FunctionalInterface
public interface NodeTest {
  boolean test(JsonTape tape, int node);
}
