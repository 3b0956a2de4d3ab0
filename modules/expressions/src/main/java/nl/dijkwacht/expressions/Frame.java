package nl.dijkwacht.expressions;

/** One evaluation: what it may use and may still spend. For one thread. */
final class Frame {

  private static final Outcome.Missing SPENT =
      new Outcome.Missing("the resource holds too much to be judged by this expression");

  /** So that a long text costs what it takes to look through it. */
  private static final int CHARACTERS_A_STEP = 64;

  final Variables variables;
  final Memo memo;
  final Object[] locals;
  final ExpressionLimits limits;
  private int steps;

  Frame(Variables variables, Memo memo, int slots, ExpressionLimits limits) {
    this.variables = variables;
    this.memo = memo;
    this.locals = slots == 0 ? NONE : new Object[slots];
    this.limits = limits;
    this.steps = limits.maxSteps();
  }

  private static final Object[] NONE = {};

  /** Whether there was something left to spend. */
  boolean spend(int more) {
    steps = Math.max(-1, steps - more);
    return steps >= 0;
  }

  boolean spendOn(String text) {
    return spend(1 + text.length() / CHARACTERS_A_STEP);
  }

  static Outcome.Missing spent() {
    return SPENT;
  }
}
