package nl.dijkwacht.streams.drift.state;

import java.util.Locale;
import nl.dijkwacht.core.verdict.Verdict.Result;

/** How a control stands in postures and figures. */
public enum Shown {
  PASS(Result.PASS),
  FAIL(Result.FAIL),
  NOT_APPLICABLE(Result.NOT_APPLICABLE),
  UNKNOWN(Result.UNKNOWN),
  /** It fails under an exception that is in effect (wall clock). */
  SUPPRESSED(Result.FAIL),
  /** It fails on a resource that is too young to count, or under a deployment. */
  HELD(Result.UNKNOWN);

  private final Result result;

  Shown(Result result) {
    this.result = result;
  }

  /** Of a result that counts. */
  public static Shown of(Result result) {
    return valueOf(result.name());
  }

  /** As postures have it. */
  public Result result() {
    return result;
  }

  /** The value of the label of figures. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
