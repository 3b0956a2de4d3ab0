package nl.dijkwacht.api.views;

import java.time.Duration;

/**
 * How much is held in memory.
 *
 * @param records of findings, and as many cases, steps of cases, exposure intervals and minutes of
 *     access: about 4 kB each
 * @param alerts the newest ones, and as many notices of cases
 * @param accesses how far back accesses are held (event time)
 */
public record ViewLimits(int records, int alerts, Duration accesses) {

  public static final ViewLimits DEFAULT = new ViewLimits(20_000, 1_000, Duration.ofDays(1));
}
