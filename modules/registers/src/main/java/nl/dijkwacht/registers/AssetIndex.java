package nl.dijkwacht.registers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.dijkwacht.core.resource.Asset;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.resource.ResourceIdentity;
import org.jspecify.annotations.Nullable;

/** The entries of the register of assets by the resources that they are about. Thread-safe. */
final class AssetIndex {

  /** An entry and how close it describes a resource. */
  private record Ranked(NamePattern pattern, AssetEntry entry) {}

  private static final Comparator<Ranked> CLOSEST_FIRST =
      Comparator.comparing(Ranked::pattern, PatternIndex.closestFirst())
          .thenComparing(ranked -> ranked.entry().id());

  private static final List<String> SECRET = List.of("AWS::SecretsManager::Secret");

  /** In the place of the random characters behind the name of a secret, which no call gives. */
  private static final String SECRET_END = "-000000";

  private final PatternIndex<Ranked> index;
  private final PatternIndex<BucketPart> parts;

  AssetIndex(Collection<AssetEntry> entries) {
    List<PatternIndex.Held<Ranked>> held = new ArrayList<>();
    List<PatternIndex.Held<BucketPart>> heldParts = new ArrayList<>();
    for (AssetEntry entry : entries) {
      BucketPart part = BucketPart.of(entry);
      if (part != null) {
        heldParts.add(new PatternIndex.Held<>(part.bucket(), part));
        continue;
      }
      NamePattern pattern = new NamePattern(patternOf(entry));
      Ranked ranked = new Ranked(pattern, entry);
      held.add(new PatternIndex.Held<>(pattern, ranked));
      String plain = plainSecret(pattern);
      if (plain != null) {
        held.add(new PatternIndex.Held<>(new NamePattern(plain), ranked));
      }
    }
    this.index = new PatternIndex<>(held);
    this.parts = new PatternIndex<>(heldParts);
  }

  /** The ARN of a secret without its random characters, as calls tell it by name. */
  private static @Nullable String plainSecret(NamePattern pattern) {
    ResourceId secret =
        pattern.isExact() ? ResourceIdentity.ofCall("", "", SECRET, pattern.toString()) : null;
    return secret == null ? null : ResourceIdentity.arn(secret);
  }

  private static String patternOf(AssetEntry entry) {
    String arn = entry.arn();
    return arn != null
        ? arn
        : typed(
            Objects.requireNonNullElse(entry.resourceType(), "*"),
            Objects.requireNonNullElse(entry.name(), "*"));
  }

  /** No type and no ARN has a space, so neither is taken for the other. */
  private static String typed(String type, String name) {
    return type + " " + name;
  }

  /** The entries about a resource, the closest first. */
  List<AssetEntry> about(ConfigurationItem item) {
    Set<String> names = new LinkedHashSet<>();
    String arn = item.arn();
    String name = item.name();
    if (arn != null) {
      names.add(arn);
    }
    addTyped(names, item.resource(), name);
    return about(names, item.resource().account());
  }

  /**
   * The entries about a resource that a call names, the closest first.
   *
   * @param found what else is known of it; null if nothing is
   */
  List<AssetEntry> about(ResourceId resource, @Nullable Asset found) {
    Set<String> names = new LinkedHashSet<>();
    String arn = found == null ? null : found.arn();
    String made = arn == null ? ResourceIdentity.arn(resource) : arn;
    if (made != null) {
      names.add(made);
      if (arn == null && SECRET.contains(resource.type())) {
        names.add(made + SECRET_END);
      }
    }
    addTyped(names, resource, found == null ? null : found.name());
    return about(names, resource.account());
  }

  /** The entries about a resource of which only the ARN is known, the closest first. */
  List<AssetEntry> about(String arn, String account) {
    return about(Set.of(arn), account);
  }

  private static void addTyped(Set<String> names, ResourceId resource, @Nullable String name) {
    names.add(typed(resource.type(), resource.id()));
    if (name != null) {
      names.add(typed(resource.type(), name));
    }
  }

  private List<AssetEntry> about(Set<String> names, String account) {
    Set<Ranked> found = new LinkedHashSet<>();
    names.forEach(each -> index.find(each, found::add));
    return found.stream()
        .filter(ranked -> isIn(account, ranked.entry()))
        .sorted(CLOSEST_FIRST)
        .map(Ranked::entry)
        .toList();
  }

  /** What entries tell of parts of a bucket; none of any other resource. */
  List<BucketPart> parts(ResourceId resource) {
    List<BucketPart> found = new ArrayList<>();
    String arn = resource.type().equals(BucketPart.TYPE) ? ResourceIdentity.arn(resource) : null;
    if (arn != null) {
      parts.find(arn, found::add);
    }
    return found.stream().filter(part -> isIn(resource.account(), part.entry())).toList();
  }

  private static boolean isIn(String account, AssetEntry entry) {
    return entry.account() == null || entry.account().equals(account);
  }
}
