package nl.dijkwacht.documents;

/**
 * What a reader accepts from one source.
 *
 * @param maxBytes size of the text in bytes
 * @param maxDepth mappings and lists inside each other, aliases followed
 * @param maxNodes nodes of all documents, an alias counted as a copy of what it refers to
 * @param maxDocuments documents, separated by {@code ---}
 */
public record Limits(int maxBytes, int maxDepth, int maxNodes, int maxDocuments) {
  /** Enough for any rule, register or configuration that people write by hand. */
  public static final Limits DEFAULT = new Limits(1024 * 1024, 50, 100_000, 1_000);

  /** Reading is recursive: deeper could overflow the stack. */
  private static final int DEEPEST = 500;

  public Limits {
    if (maxBytes < 1 || maxDepth < 1 || maxNodes < 1 || maxDocuments < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
    if (maxDepth > DEEPEST) {
      throw new IllegalArgumentException("maxDepth must be at most " + DEEPEST);
    }
  }
}
