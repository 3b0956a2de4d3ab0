package nl.dijkwacht.core.privacy;

/** Names for people that tell them apart and do not tell who they are. Thread-safe. */
@FunctionalInterface
public interface Pseudonyms {

  /** Without a key: nobody can be told from others. */
  Pseudonyms NONE = identity -> "(name withheld)";

  /** The name that stands for an identity: always the same one under the same key. */
  String of(String identity);
}
