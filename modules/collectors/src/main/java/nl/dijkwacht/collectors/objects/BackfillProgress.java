package nl.dijkwacht.collectors.objects;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How far old objects were announced.
 *
 * @param trails accounts and Regions that were found, each pair counting once
 * @param trailsDone of which all days were gone through
 * @param day that was listed last; null before the first
 * @param announced objects, by this run
 */
public record BackfillProgress(
    int trails, int trailsDone, @Nullable LocalDate day, long announced) {}
