package nl.dijkwacht.collectors.integrity;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;
import nl.dijkwacht.aws.AwsFailure;

/** Buckets in memory. */
final class MemoryStore implements TrailStore {

  /** By bucket and key with a slash between. */
  final TreeMap<String, Stored> objects = new TreeMap<>();

  final Set<String> denied = new ConcurrentSkipListSet<>();

  record Stored(byte[] content, Map<String, String> metadata) {}

  void put(String bucket, String key, byte[] content, Map<String, String> metadata) {
    objects.put(bucket + "/" + key, new Stored(content, metadata));
  }

  Stored get(String name) {
    return Objects.requireNonNull(objects.get(name), name);
  }

  @Override
  public List<String> folders(String bucket, String prefix) throws StoreFailure {
    check(bucket, prefix);
    Set<String> folders = new TreeSet<>();
    String start = bucket + "/" + prefix;
    for (String name : objects.tailMap(start).keySet()) {
      int end = name.startsWith(start) ? name.indexOf('/', start.length()) : -1;
      if (end >= 0) {
        folders.add(name.substring(bucket.length() + 1, end + 1));
      }
    }
    return List.copyOf(folders);
  }

  @Override
  public void keys(String bucket, String prefix, String after, Predicate<String> each)
      throws StoreFailure {
    check(bucket, prefix);
    for (String name : objects.tailMap(bucket + "/" + after, false).keySet()) {
      if (!name.startsWith(bucket + "/" + prefix)
          || !each.test(name.substring(bucket.length() + 1))) {
        return;
      }
    }
  }

  @Override
  public StoredObject open(String bucket, String key) throws StoreFailure {
    check(bucket, key);
    Stored stored = objects.get(bucket + "/" + key);
    if (stored == null) {
      throw failure(AwsFailure.Kind.MISSING, "found nothing of that name");
    }
    return new StoredObject(new ByteArrayInputStream(stored.content), stored.metadata);
  }

  private void check(String bucket, String key) throws StoreFailure {
    if (denied.contains(bucket + "/" + key)) {
      throw failure(AwsFailure.Kind.DENIED, "is not permitted");
    }
  }

  private static StoreFailure failure(AwsFailure.Kind kind, String sentence) {
    return new StoreFailure(new AwsFailure(kind, "Reading it " + sentence + "."));
  }
}
