package nl.dijkwacht.app.rules;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import nl.dijkwacht.collectors.files.ReadPosition;
import nl.dijkwacht.collectors.files.TrailFileReader;
import nl.dijkwacht.collectors.files.TrailItem;
import nl.dijkwacht.collectors.files.TrailSource;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.core.trail.TrailEventReader;
import nl.dijkwacht.core.trail.TrailReading;
import org.jspecify.annotations.Nullable;

/** Finds one record in a file of any form that CloudTrail comes in. For one thread and one use. */
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
  private final String path;
  private byte @Nullable [] record;
  private @Nullable String instead;
  private long items;

  /**
   * @param path of a file, or {@code -} for standard input
   */
  public RecordFinder(String path) {
    this.path = path;
  }

  /** Finds the first event. */
  public Result first() {
    return read(any -> true, "is empty");
  }

  /**
   * Finds an item by its number.
   *
   * @param number over all items of the file, from 1
   */
  public Result numbered(long number) {
    Result result = read(item -> item.number() == number, "is empty");
    return result instanceof Missing && items < number
        ? new Missing("'%s' has %s and no %,d".formatted(path, Count.of(items, "record"), number))
        : result;
  }

  /** Finds an event by its id. */
  public Result withId(String id) {
    return read(
        item -> item instanceof TrailItem.Event found && found.event().id().equals(id),
        "has no event with the id '%s'".formatted(id));
  }

  private Result read(Predicate<TrailItem> wanted, String otherwise) {
    TrailSource source =
        path.equals("-") ? () -> System.in : () -> Files.newInputStream(Path.of(path));
    new TrailFileReader().read(path, source, ReadPosition.START, item -> take(item, wanted));
    byte[] found = record;
    if (found != null && reader.read(found) instanceof TrailReading.Event event) {
      return new Found(event.event());
    }
    return new Missing("'%s' %s".formatted(path, instead == null ? otherwise : instead));
  }

  /** Whether to go on. */
  private boolean take(TrailItem item, Predicate<TrailItem> wanted) {
    items = Math.max(items, item.number());
    if (!wanted.test(item)) {
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
    return true;
  }
}
