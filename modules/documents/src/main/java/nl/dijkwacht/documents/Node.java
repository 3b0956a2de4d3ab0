package nl.dijkwacht.documents;

/** A value in a document. Immutable; equal when content and place are. */
public sealed interface Node permits Mapping, Sequence, Scalar {
  /** Where the node begins; for an alias, where the anchored node begins. */
  Place place();

  /** What a message calls the node, short enough to quote: {@code 'abc'}, {@code a list}. */
  String description();
}
