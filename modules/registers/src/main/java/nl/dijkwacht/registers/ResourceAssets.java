package nl.dijkwacht.registers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.dijkwacht.core.access.AssetRef;
import nl.dijkwacht.core.resource.Asset;
import nl.dijkwacht.core.resource.ResourceId;
import org.jspecify.annotations.Nullable;

/** The assets on one resource: the whole of it, or parts of a bucket. Immutable and thread-safe. */
public final class ResourceAssets {

  /** Parts that one call on a whole bucket may touch. */
  private static final int MOST_PARTS = 100;

  /** What tells that something is an asset, and the part that it is about. */
  private record Told(AssetEntry entry, @Nullable String prefix) {}

  private final ResourceId resource;
  private final String accountOwner;
  private final @Nullable Asset found;
  private final List<Told> whole;
  private final List<BucketPart> parts;
  private final PatternIndex<BucketPart> partIndex;
  private final @Nullable AssetRef wholeAsset;

  /**
   * @param found what was found on it otherwise
   * @param whole entries about all of it, the closest first
   * @param parts entries about parts of it
   */
  ResourceAssets(
      ResourceId resource,
      String accountOwner,
      @Nullable Asset found,
      List<AssetEntry> whole,
      List<BucketPart> parts) {
    this.resource = resource;
    this.accountOwner = accountOwner;
    this.found = found;
    this.whole = whole.stream().map(entry -> new Told(entry, null)).toList();
    this.parts = parts.stream().sorted(BucketPart.CLOSEST_FIRST).toList();
    this.partIndex =
        new PatternIndex<>(
            parts.stream().map(part -> new PatternIndex.Held<>(part.key(), part)).toList());
    this.wholeAsset = asset(List.of());
  }

  /** Whether no call on it can touch an asset. */
  public boolean isNone() {
    return wholeAsset == null && parts.isEmpty();
  }

  /** The asset that an object lies on, by the closest entries; null if it lies on none. */
  public @Nullable AssetRef of(String object) {
    List<BucketPart> closest = parts.isEmpty() ? List.of() : partsOf(object);
    return closest.isEmpty() ? wholeAsset : asset(closest);
  }

  /**
   * The assets that a call touches which names no object, or the beginning of names, as listing a
   * bucket does: the whole, else all parts that it may reach.
   *
   * @param beginning empty if it names none
   */
  public List<AssetRef> under(String beginning) {
    List<BucketPart> around = parts.isEmpty() ? List.of() : partsOf(beginning);
    AssetRef one = around.isEmpty() ? wholeAsset : asset(around);
    if (one != null || !around.isEmpty()) {
      return one == null ? List.of() : List.of(one);
    }
    Map<String, AssetRef> reached = new LinkedHashMap<>();
    for (BucketPart part : parts) {
      if (part.key().prefix().startsWith(beginning) && reached.size() < MOST_PARTS) {
        AssetRef asset = asset(List.of(part));
        if (asset != null) {
          reached.putIfAbsent(asset.key(), asset);
        }
      }
    }
    return List.copyOf(reached.values());
  }

  private List<BucketPart> partsOf(String object) {
    List<BucketPart> found = new ArrayList<>();
    partIndex.find(object, found::add);
    if (found.size() > 1) {
      found.sort(BucketPart.CLOSEST_FIRST);
    }
    return found;
  }

  /** What the closest entries tell, then those about the whole, then what was found otherwise. */
  private @Nullable AssetRef asset(List<BucketPart> closest) {
    List<Told> told =
        Stream.concat(
                closest.stream().map(part -> new Told(part.entry(), part.prefix())), whole.stream())
            .toList();
    Told deciding = first(told, ResourceAssets::saysOfData);
    boolean isPersonal =
        deciding == null ? holdsPersonal(found) : !isFalse(deciding.entry().personalData());
    if (!isPersonal) {
      return null;
    }
    Told special = first(told, entry -> entry.specialCategory() != null);
    boolean isSpecial =
        special == null
            ? found != null && found.classification().specialCategory()
            : !isFalse(special.entry().specialCategory());
    Told closestTold = deciding == null && !told.isEmpty() ? told.get(0) : deciding;
    return new AssetRef(
        resource,
        closestTold == null ? null : closestTold.entry().id(),
        deciding == null ? null : deciding.prefix(),
        isSpecial,
        owner(told),
        sources(deciding != null));
  }

  private static @Nullable Told first(List<Told> told, Predicate<AssetEntry> says) {
    return told.stream().filter(each -> says.test(each.entry())).findFirst().orElse(null);
  }

  /** Data of a special category are personal data, whatever a wider entry says. */
  private static boolean saysOfData(AssetEntry entry) {
    return entry.personalData() != null || Boolean.TRUE.equals(entry.specialCategory());
  }

  private static boolean isFalse(@Nullable Boolean told) {
    return Boolean.FALSE.equals(told);
  }

  private static boolean holdsPersonal(@Nullable Asset found) {
    return found != null
        && (found.classification().personalData() || found.classification().specialCategory());
  }

  private String owner(List<Told> told) {
    for (Told each : told) {
      String owner = each.entry().owner();
      if (owner != null) {
        return owner;
      }
    }
    return found != null && !found.classification().owner().isEmpty()
        ? found.classification().owner()
        : accountOwner;
  }

  private List<String> sources(boolean register) {
    Set<String> sources = new LinkedHashSet<>();
    if (register) {
      sources.add("register");
    }
    if (found != null) {
      sources.addAll(found.classification().sources());
    }
    return List.copyOf(sources);
  }
}
