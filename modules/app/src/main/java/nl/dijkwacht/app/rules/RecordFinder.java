package nl.dijkwacht.app.rules;

import java.nio.file.Files;
import java.nio.file.Path;
import nl.dijkwacht.collectors.files.ReadPosition;
import nl.dijkwacht.collectors.files.TrailFileReader;
import nl.dijkwacht.collectors.files.TrailItem;
import nl.dijkwacht.collectors.files.TrailSource;
import nl.dijkwacht.core.TrailEvent;
import nl.dijkwacht.core.TrailEventReader;
import nl.dijkwacht.core.TrailReading;
import org.jspecify.annotations.Nullable;

/** Finds one record in a file of any form that CloudTrail comes in. For one thread. */
public final class RecordFinder {

  /** What was found. */
  public sealed interface Result {}

  /**
   * The record.
   *
   * @param event lives as long as the finder
   */
  public record Found(TrailEvent event) implements Result {}

  /** There is none. */
  public record Missing(String sentence) implements Result {}

  private final TrailEventReader reader = new TrailEventReader();
  private byte @Nullable [] record;
  private @Nullable String instead;
  private long items;

  /**
   * Finds a record.
   *
   * @param path of a file, or {@code -} for standard input
   * @param number over all items of the file, from 1; 0 for the first that is an event
   */
  public Result find(String path, long number) {
    TrailSource source =
        path.equals("-") ? () -> System.in : () -> Files.newInputStream(Path.of(path));
    new TrailFileReader().read(path, source, ReadPosition.START, item -> take(item, number));
    byte[] found = record;
    if (found != null && reader.read(found) instanceof TrailReading.Event event) {
      return new Found(event.event());
    }
    if (number > items) {
      return new Missing(
          "'%s' has %s and no number %,d".formatted(path, Count.of(items, "record"), number));
    }
    return new Missing("'%s' %s".formatted(path, instead == null ? "is empty" : instead));
  }

  /** Whether to go on. */
  private boolean take(TrailItem item, long number) {
    items = Math.max(items, item.number());
    if (number > 0 && item.number() < number) {
      return true;
    }
    if (item instanceof TrailItem.Event event) {
      record = event.event().bytes().clone();
      return false;
    }
    if (instead == null) {
      instead =
          item instanceof TrailItem.Unusable unusable
              ? "cannot be used: " + unusable.letter().detail()
              : "has no record of an API call there";
    }
    return number == 0;
  }
}
