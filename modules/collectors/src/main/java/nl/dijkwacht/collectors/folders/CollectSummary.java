package nl.dijkwacht.collectors.folders;

/**
 * What was collected and committed.
 *
 * @param files that had something new; one that grew counts each time
 * @param events records that were collected
 * @param items states of resources that were collected
 * @param foreign other things that are no fault either
 * @param deadLetters items that could not be used
 */
public record CollectSummary(long files, long events, long items, long foreign, long deadLetters) {

  CollectSummary since(CollectSummary earlier) {
    return new CollectSummary(
        files - earlier.files,
        events - earlier.events,
        items - earlier.items,
        foreign - earlier.foreign,
        deadLetters - earlier.deadLetters);
  }
}
