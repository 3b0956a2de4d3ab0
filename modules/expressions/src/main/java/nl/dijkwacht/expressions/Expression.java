package nl.dijkwacht.expressions;

import java.util.List;
import java.util.function.Supplier;

/** A compiled expression. Immutable and thread-safe. */
public final class Expression {

  /**
   * An operand of the outermost {@code &&} or {@code ||}.
   *
   * @param text as CEL
   */
  public record Part(String text, Expression expression) {}

  private final String source;
  private final Term root;
  private final int slots;
  private final Mentions mentions;
  private final ExpressionLimits limits;
  private final Supplier<List<Part>> parts;

  Expression(
      String source,
      Term root,
      int slots,
      Mentions mentions,
      ExpressionLimits limits,
      Supplier<List<Part>> parts) {
    this.source = source;
    this.root = root;
    this.slots = slots;
    this.mentions = mentions;
    this.limits = limits;
    this.parts = parts;
  }

  /** As it was written. */
  public String source() {
    return source;
  }

  /** What it leads to; the memo is of these variables. */
  public Outcome evaluate(Variables variables, Memo memo) {
    return Outcome.of(root.value(new Frame(variables, memo, slots, limits)));
  }

  /** What it says of variables. */
  public Mentions mentions() {
    return mentions;
  }

  /** The operands of its outermost {@code &&} or {@code ||}; itself if there is none. */
  public List<Part> parts() {
    return parts.get();
  }
}
