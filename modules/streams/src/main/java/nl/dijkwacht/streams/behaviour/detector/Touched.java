package nl.dijkwacht.streams.behaviour.detector;

import java.time.LocalDate;
import java.time.ZoneOffset;
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.streams.behaviour.habit.Amounts;

/** What an access tells by itself. */
final class Touched {

  private Touched() {}

  static long calls(Access access) {
    return Amounts.of(access).calls();
  }

  /** Whether anything succeeded. */
  static boolean any(Access access) {
    return calls(access) > 0;
  }

  /** Whether it was more than names: content, or a change of it. */
  static boolean content(Access access) {
    return calls(access) > access.calls().lists();
  }

  /** The day of UTC (event time): what is told once a day has it for its cause. */
  static String date(Access access) {
    return LocalDate.ofInstant(access.minute(), ZoneOffset.UTC).toString();
  }
}
