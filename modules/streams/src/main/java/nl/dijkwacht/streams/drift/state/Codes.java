package nl.dijkwacht.streams.drift.state;

import nl.dijkwacht.core.verdict.Verdict.Result;
import nl.dijkwacht.core.verdict.Verdict.Standing;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** The numbers that stores have for results, whatever the order of their names in the source. */
public final class Codes {

  private Codes() {}

  /** That of a result; 0 for none. */
  public static byte of(@Nullable Result result) {
    if (result == null) {
      return 0;
    }
    return switch (result) {
      case PASS -> 1;
      case FAIL -> 2;
      case NOT_APPLICABLE -> 3;
      case UNKNOWN -> 4;
    };
  }

  /** The result of a number. */
  public static @Nullable Result result(byte code) {
    return switch (code) {
      case 0 -> null;
      case 1 -> Result.PASS;
      case 2 -> Result.FAIL;
      case 3 -> Result.NOT_APPLICABLE;
      case 4 -> Result.UNKNOWN;
      default -> throw damaged();
    };
  }

  /** The result of a number that is not 0. */
  public static Result known(byte code) {
    Result result = result(code);
    if (result == null) {
      throw damaged();
    }
    return result;
  }

  static byte of(Standing standing) {
    return switch (standing) {
      case PROVISIONAL -> 1;
      case CONFIRMED -> 2;
      case WITHDRAWN -> 3;
    };
  }

  static Standing standing(byte code) {
    return switch (code) {
      case 1 -> Standing.PROVISIONAL;
      case 2 -> Standing.CONFIRMED;
      case 3 -> Standing.WITHDRAWN;
      default -> throw damaged();
    };
  }

  static byte of(@Nullable Shown shown) {
    if (shown == null) {
      return 0;
    }
    return switch (shown) {
      case PASS -> 1;
      case FAIL -> 2;
      case NOT_APPLICABLE -> 3;
      case UNKNOWN -> 4;
      case SUPPRESSED -> 5;
      case HELD -> 6;
    };
  }

  static @Nullable Shown shown(byte code) {
    return switch (code) {
      case 0 -> null;
      case 1 -> Shown.PASS;
      case 2 -> Shown.FAIL;
      case 3 -> Shown.NOT_APPLICABLE;
      case 4 -> Shown.UNKNOWN;
      case 5 -> Shown.SUPPRESSED;
      case 6 -> Shown.HELD;
      default -> throw damaged();
    };
  }

  private static SerializationException damaged() {
    return new SerializationException("The store of resources is damaged.");
  }
}
