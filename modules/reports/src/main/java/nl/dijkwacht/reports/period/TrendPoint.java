package nl.dijkwacht.reports.period;

import java.time.LocalDate;

/**
 * How many findings stood at a day's end.
 *
 * @param open all that did, without those that an exception covers now
 * @param grave of them, the high and the critical ones
 * @param watched whether Dijkwacht watched then; if not, it is what was collected afterwards
 */
public record TrendPoint(LocalDate day, long open, long grave, boolean watched) {}
