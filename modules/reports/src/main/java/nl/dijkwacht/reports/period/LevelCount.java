package nl.dijkwacht.reports.period;

import nl.dijkwacht.core.signal.Level;

/**
 * The findings of a level in a period.
 *
 * @param opened in it, those that were reopened too
 * @param ended in it, by being mended or closed by a person
 * @param mended of those that ended
 * @param open at its end
 * @param suppressed open at its end, and covered by an exception
 */
public record LevelCount(
    Level level, long opened, long ended, long mended, long open, long suppressed) {}
