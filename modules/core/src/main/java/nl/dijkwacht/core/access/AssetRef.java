package nl.dijkwacht.core.access;

import java.util.List;
import nl.dijkwacht.core.resource.ResourceId;
import org.jspecify.annotations.Nullable;

/**
 * The personal-data asset that an access is about, with what was known of it at the time.
 *
 * @param resource it lies on, such as a bucket or a table
 * @param entry id of the entry in the register of assets that tells most of it; null if no entry
 *     does and it was found otherwise
 * @param prefix of the names of its objects, where the asset is a part of a bucket; if that is
 *     described by more than a prefix, its pattern with {@code *}; else null
 * @param specialCategory whether data of Art. 9 AVG lie on it
 * @param owner who answers for it; empty if nobody is named
 * @param sources where it was learnt that it is one, such as {@code register}, {@code tags}, {@code
 *     macie} and {@code name}
 */
public record AssetRef(
    ResourceId resource,
    @Nullable String entry,
    @Nullable String prefix,
    boolean specialCategory,
    String owner,
    List<String> sources) {

  public AssetRef {
    sources = List.copyOf(sources);
  }

  /** {@code partition/account/region/type/id}, and of a part of a bucket {@code #prefix}. */
  public String key() {
    return prefix == null ? resource.toString() : resource + "#" + prefix;
  }
}
