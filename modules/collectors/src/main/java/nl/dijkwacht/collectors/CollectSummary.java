package nl.dijkwacht.collectors;

/**
 * What was collected and committed.
 *
 * @param files that had something new; one that grew counts each time
 * @param events records that were collected
 * @param foreign items that are no API records and no fault either
 * @param deadLetters items that could not be used
 */
public record CollectSummary(long files, long events, long foreign, long deadLetters) {

  CollectSummary since(CollectSummary earlier) {
    return new CollectSummary(
        files - earlier.files,
        events - earlier.events,
        foreign - earlier.foreign,
        deadLetters - earlier.deadLetters);
  }
}
