package nl.dijkwacht.controls.functions;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.dijkwacht.expressions.ExpressionFunction;
import nl.dijkwacht.expressions.Outcome;
import nl.dijkwacht.expressions.ValueType;

/** Functions over times. */
final class TimeFunctions {

  private static final Outcome.Missing NO_TIME =
      new Outcome.Missing("time() got what is no time that AWS writes");

  static final List<ExpressionFunction> ALL =
      List.of(
          new ExpressionFunction(
              "days",
              List.of(ValueType.TIMESTAMP, ValueType.TIMESTAMP),
              ValueType.INT,
              (a, memo) -> Duration.between((Instant) a[0], (Instant) a[1]).toDays()),
          new ExpressionFunction(
              "time",
              List.of(ValueType.ANY),
              ValueType.TIMESTAMP,
              (a, memo) -> WrittenTime.read(a[0]).<Object>map(time -> time).orElse(NO_TIME)));

  private TimeFunctions() {}
}
