package nl.dijkwacht.app.cases;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.core.access.AccessEvent;
import nl.dijkwacht.core.cases.ErasedObject;
import nl.dijkwacht.core.resource.Asset;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.cluster.CompactedTopicReader;
import nl.dijkwacht.topics.wire.Outcome;
import nl.dijkwacht.topics.wire.Reading;

/**
 * Makes of the names of objects what is kept of them: the bucket and a hash. It is done where a
 * person gives the names, so that they are sent nowhere.
 */
public final class ErasedNames {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String BUCKET = "AWS::S3::Bucket";

  /** A key has 1,024 bytes at most. */
  private static final Pattern PLACE =
      Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])/(.{1,1024})", Pattern.DOTALL);

  private record Named(String bucket, String key) {}

  private ErasedNames() {}

  /**
   * The objects without their names.
   *
   * @param places {@code s3://bucket/key} of each
   * @throws IOException with a sentence for people, if one names no object, or its bucket is no
   *     known asset
   */
  public static List<ErasedObject> hashed(
      List<String> places, Map<String, String> clientProperties, TopicPrefix prefix)
      throws IOException {
    Set<Named> names = new LinkedHashSet<>();
    for (String place : places) {
      names.add(named(place));
    }
    Buckets buckets = new Buckets(names);
    Outcome<Long> read =
        new CompactedTopicReader(new HashMap<>(clientProperties), prefix, LIMIT)
            .visit(Topics.ASSETS, buckets);
    if (read instanceof Outcome.Failed<Long> failed) {
      throw new IOException(failed.sentence());
    }
    List<ErasedObject> erased = new ArrayList<>();
    for (Named name : names) {
      ResourceId bucket = buckets.named(name.bucket());
      erased.add(new ErasedObject(bucket, AccessEvent.object(bucket, name.key())));
    }
    return erased;
  }

  /** What is named is not repeated: it may be a name of a person. */
  private static Named named(String place) throws IOException {
    Matcher parts = PLACE.matcher(place);
    if (!parts.matches()) {
      throw new IOException(
          "what was erased is given as s3://bucket/key; of all that is given, one is not");
    }
    return new Named(parts.group(1), parts.group(2));
  }

  /** The assets that are buckets of the names that are asked for. */
  private static final class Buckets implements CompactedTopicReader.Visitor<Asset> {

    private final Set<String> wanted = new HashSet<>();
    private final Map<String, ResourceId> found = new HashMap<>();

    Buckets(Set<Named> names) {
      names.forEach(name -> wanted.add(name.bucket()));
    }

    @Override
    public void record(String key, Reading<Asset> reading) {
      if (reading instanceof Reading.Value<Asset> read) {
        ResourceId resource = read.value().resource();
        if (resource.type().equals(BUCKET) && wanted.contains(resource.id())) {
          found.put(key, resource);
        }
      }
    }

    @Override
    public void removed(String key) {
      found.remove(key);
    }

    ResourceId named(String bucket) throws IOException {
      List<ResourceId> same =
          found.values().stream().filter(each -> each.id().equals(bucket)).distinct().toList();
      if (same.isEmpty()) {
        throw new IOException(
            ("bucket '%s' is not known to hold personal data, so reads of it are not watched; enter"
                    + " it in the register of assets, and try again when its state was collected")
                .formatted(Terminal.plain(bucket)));
      }
      if (same.size() > 1) {
        throw new IOException(
            ("there are %d buckets '%s', in several partitions or accounts; which is meant cannot"
                    + " be told")
                .formatted(same.size(), Terminal.plain(bucket)));
      }
      return same.get(0);
    }
  }
}
