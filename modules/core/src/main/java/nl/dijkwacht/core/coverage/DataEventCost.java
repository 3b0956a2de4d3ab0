package nl.dijkwacht.core.coverage;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What recording data events costs, roughly. */
public final class DataEventCost {

  /**
   * US dollars for 100,000 data events that a trail delivers, its first copy too, by
   * https://aws.amazon.com/cloudtrail/pricing/ as it was known in November 2026. Storage comes on
   * top.
   */
  public static final BigDecimal PER_100_000 = new BigDecimal("0.10");

  private static final BigDecimal EVENTS = BigDecimal.valueOf(100_000);

  private DataEventCost() {}

  /** US dollars, in cents. */
  public static BigDecimal of(long dataEvents) {
    return PER_100_000
        .multiply(BigDecimal.valueOf(dataEvents))
        .divide(EVENTS, 2, RoundingMode.HALF_UP);
  }
}
