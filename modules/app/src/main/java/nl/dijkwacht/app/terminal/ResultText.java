package nl.dijkwacht.app.terminal;

import java.util.Locale;
import nl.dijkwacht.core.verdict.Verdict;

/** Results of controls as people read and write them. */
public final class ResultText {

  private ResultText() {}

  /** Such as {@code not-applicable}. */
  public static String of(Verdict.Result result) {
    return result.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The colour that a result has everywhere. */
  public static Colour colour(Verdict.Result result) {
    return switch (result) {
      case PASS -> Colour.GREEN;
      case FAIL -> Colour.RED;
      case UNKNOWN -> Colour.YELLOW;
      case NOT_APPLICABLE -> Colour.FAINT;
    };
  }
}
