package nl.dijkwacht.collectors.items;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.collectors.json.ElementReader;
import nl.dijkwacht.collectors.json.JsonTree;
import nl.dijkwacht.collectors.json.TreeLimits;
import nl.dijkwacht.collectors.json.TreeReading;
import nl.dijkwacht.core.resource.ConfigurationItem.Source;

/**
 * Reads what AWS Config tells, in all its forms: items alone or in lists, notifications plain or
 * wrapped by SNS, EventBridge or the invocation of a rule, files of history and of snapshots, and
 * answers of the API. The same item gives the same, but for its source, whatever form it came in.
 * Throws nothing but what the sink throws. Thread-safe.
 */
public final class ConfigurationItemReader {

  private final ItemNormaliser normaliser = new ItemNormaliser(TreeLimits.DEFAULT);
  private final ElementReader files = new ElementReader(ItemDelivery.LISTS, ItemDelivery.LIMITS);

  /**
   * Reads a message, an answer of the API or an item.
   *
   * @param place what it came from, to stand in dead letters
   * @param source where its items came from
   */
  public List<ItemReading> read(String place, byte[] json, Source source) {
    List<ItemReading> readings = new ArrayList<>();
    ItemDelivery delivery = new ItemDelivery(normaliser, place, readings::add);
    TreeReading reading = JsonTree.read(json, ItemDelivery.LIMITS);
    if (reading instanceof TreeReading.Tree tree) {
      delivery.tree(tree.value(), source);
    } else if (reading instanceof TreeReading.Broken broken) {
      delivery.unusable(broken, json);
    }
    return readings;
  }

  /**
   * Reads an item that was taken apart already.
   *
   * @param item its members by the names that AWS Config writes, as JSON would have them
   */
  public ItemReading read(String place, Map<String, Object> item, Source source) {
    List<ItemReading> readings = new ArrayList<>();
    new ItemDelivery(normaliser, place, readings::add).item(item, source);
    return readings.get(0);
  }

  /**
   * Reads a file that AWS Config delivered, plain or gzip, as a stream: of history, of a snapshot,
   * or with a notification that was too large to be sent. The stream stays open.
   *
   * @param place such as {@code s3://bucket/key}
   */
  public void readFile(String place, InputStream file, ItemSink sink) {
    ItemDelivery delivery = new ItemDelivery(normaliser, place, sink);
    files.read(file, new FileItems(delivery));
  }

  /** The items of files of history and of snapshots, which differ by the snapshot's id. */
  private record FileItems(ItemDelivery delivery) implements ElementReader.Sink {

    @Override
    public boolean element(Map<String, Object> before, TreeReading element) {
      boolean ofSnapshot = before.get("configSnapshotId") instanceof String;
      if (element instanceof TreeReading.Tree tree) {
        delivery.item(tree.value(), ofSnapshot ? Source.SNAPSHOT : Source.HISTORY);
      }
      return told(element);
    }

    @Override
    public boolean document(TreeReading document, boolean streamed) {
      if (!streamed && document instanceof TreeReading.Tree tree) {
        delivery.tree(tree.value(), Source.NOTIFICATION);
      }
      return told(document);
    }

    private boolean told(TreeReading reading) {
      if (reading instanceof TreeReading.Broken broken) {
        delivery.unusable(broken, new byte[0]);
      }
      return delivery.goesOn();
    }
  }
}
