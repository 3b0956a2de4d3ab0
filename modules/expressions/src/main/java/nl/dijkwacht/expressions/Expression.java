package nl.dijkwacht.expressions;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An expression that is compiled, or is when it is first asked for anything. Thread-safe. */
public final class Expression {

  /**
   * An operand of the outermost {@code &&} or {@code ||}.
   *
   * @param text as CEL
   */
  public record Part(String text, Expression expression) {}

  /** What compiling makes of the source. Immutable. */
  record Plan(
      Term root,
      int slots,
      Mentions mentions,
      ExpressionLimits limits,
      Supplier<List<Part>> parts) {}

  private final String source;
  private final Supplier<Plan> compiler;
  private volatile @Nullable Plan plan;

  Expression(String source, Plan plan) {
    this.source = source;
    this.compiler = () -> plan;
    this.plan = plan;
  }

  /** One that is compiled later, perhaps by several threads at once, which come to the same. */
  Expression(String source, Supplier<Plan> compiler) {
    this.source = source;
    this.compiler = compiler;
  }

  Plan plan() {
    Plan known = plan;
    if (known == null) {
      known = compiler.get();
      plan = known;
    }
    return known;
  }

  /** As it was written. */
  public String source() {
    return source;
  }

  /** What it leads to; the memo is of these variables. */
  public Outcome evaluate(Variables variables, Memo memo) {
    Plan known = plan();
    return Outcome.of(
        known.root().value(new Frame(variables, memo, known.slots(), known.limits())));
  }

  /** What it says of variables. */
  public Mentions mentions() {
    return plan().mentions();
  }

  /** The operands of its outermost {@code &&} or {@code ||}; itself if there is none. */
  public List<Part> parts() {
    return plan().parts().get();
  }
}
