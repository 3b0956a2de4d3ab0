package nl.dijkwacht.app.onboarding;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What data events cost to record. Storage in S3 and what is taken off the free tier come beside.
 */
final class DataEventCost {

  /**
   * US dollars for 100,000 data events that a trail delivers to S3, each copy. Source:
   * https://aws.amazon.com/cloudtrail/pricing/, 2026-11.
   */
  private static final BigDecimal PRICE = new BigDecimal("0.10");

  private static final BigDecimal PRICED = new BigDecimal(100_000);
  static final String SOURCE = "https://aws.amazon.com/cloudtrail/pricing/";

  private DataEventCost() {}

  /** In US dollars, rounded up to a cent. */
  static BigDecimal of(long events) {
    return PRICE.multiply(new BigDecimal(events)).divide(PRICED, 2, RoundingMode.CEILING);
  }
}
