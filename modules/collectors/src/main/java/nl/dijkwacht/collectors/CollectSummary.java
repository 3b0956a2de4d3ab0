package nl.dijkwacht.collectors;

import nl.dijkwacht.collectors.files.ReadSummary;

/**
 * What a pass over files came to.
 *
 * @param files that had something new
 * @param events records that were collected
 * @param foreign items that are no API records and no fault either
 * @param deadLetters items that could not be used
 */
public record CollectSummary(long files, long events, long foreign, long deadLetters) {

  static final CollectSummary NOTHING = new CollectSummary(0, 0, 0, 0);

  CollectSummary with(ReadSummary file) {
    return new CollectSummary(
        files + 1,
        events + file.events(),
        foreign + file.foreign(),
        deadLetters + file.deadLetters());
  }
}
