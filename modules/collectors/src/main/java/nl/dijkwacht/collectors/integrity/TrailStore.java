package nl.dijkwacht.collectors.integrity;

import java.util.List;
import java.util.function.Predicate;

/** The buckets that trails are kept in. Thread-safe. */
public interface TrailStore {

  /** What lies directly under a prefix that ends with a slash, as prefixes that do so too. */
  List<String> folders(String bucket, String prefix) throws StoreFailure;

  /**
   * Tells the keys under a prefix in their order.
   *
   * @param after the key, or beginning of keys, that they all come after
   * @param each takes a key and answers whether it wants more
   */
  void keys(String bucket, String prefix, String after, Predicate<String> each) throws StoreFailure;

  /** Begins to read an object; the caller closes it. */
  StoredObject open(String bucket, String key) throws StoreFailure;
}
