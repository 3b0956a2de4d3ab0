package nl.dijkwacht.app.controls;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nl.dijkwacht.app.rules.Count;
import nl.dijkwacht.collectors.items.ConfigurationItemReader;
import nl.dijkwacht.collectors.items.ItemReading;
import nl.dijkwacht.controls.Control;
import nl.dijkwacht.core.resource.ConfigurationItem;

/** A file of AWS Config's items, of which some are looked at. */
public final class ItemFile {

  /** More would not be read by anybody. */
  private static final int MOST_ITEMS = 1_000;

  private ItemFile() {}

  /**
   * What was found.
   *
   * @param items of the types that were asked for, the first thousand
   * @param others how many items are of other types
   * @param faults why others could not be used
   */
  public record Content(
      Path file, List<ConfigurationItem> items, long others, List<String> faults) {

    public Content {
      items = List.copyOf(items);
      faults = List.copyOf(faults);
    }

    /** Why there is nothing to judge. */
    public String whyNone(Control control) {
      if (!faults.isEmpty()) {
        return "'%s' has no item that can be used: %s".formatted(file, faults.get(0));
      }
      return "'%s' has no item of %s%s"
          .formatted(
              file,
              String.join(" or ", new TreeSet<>(control.resourceTypes())),
              others == 0 ? "" : ", and " + Count.of(others, "item") + " of other types");
    }
  }

  /**
   * Reads a file, plain or gzip.
   *
   * @throws IOException if it cannot be read
   */
  public static Content read(Path file, Set<String> types) throws IOException {
    List<ConfigurationItem> items = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    long[] others = {0};
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      new ConfigurationItemReader()
          .readFile(
              file.toString(),
              in,
              reading -> {
                if (reading instanceof ItemReading.Item read) {
                  boolean wanted = types.contains(read.item().resource().type());
                  others[0] += wanted ? 0 : 1;
                  if (wanted) {
                    items.add(read.item());
                  }
                } else if (reading instanceof ItemReading.Unusable unusable) {
                  faults.add(unusable.letter().detail());
                }
                return items.size() < MOST_ITEMS && faults.size() < MOST_ITEMS;
              });
    }
    return new Content(file, items, others[0], faults);
  }
}
