package nl.dijkwacht.expressions;

/**
 * What is accepted of an expression and spent on one evaluation of it.
 *
 * @param maxLength of its source in code points
 * @param maxNodes of its syntax tree, macros expanded
 * @param maxDepth of its syntax tree
 * @param maxSteps of one evaluation: turns of comprehensions, calls, pieces of long texts
 * @param maxText length of any text that it makes or that it looks for a pattern in, in characters
 * @param maxPattern size of a compiled regular expression
 */
public record ExpressionLimits(
    int maxLength, int maxNodes, int maxDepth, int maxSteps, int maxText, int maxPattern) {

  /** Enough for what people write by hand, over input of a megabyte. */
  public static final ExpressionLimits DEFAULT =
      new ExpressionLimits(4_000, 1_000, 100, 200_000, 1 << 20, 2_000);

  public ExpressionLimits {
    if (maxDepth > 500) {
      throw new IllegalArgumentException("evaluation is recursive: maxDepth is at most 500");
    }
  }
}
