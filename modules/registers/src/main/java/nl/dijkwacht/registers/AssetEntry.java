package nl.dijkwacht.registers;

import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the register of assets: what people know of the data on some resources. What it does
 * not tell is null, and asked of a wider entry, then of the resource's tags.
 *
 * @param id by which people speak of it
 * @param arn pattern of the resource's ARN with {@code *}, or of the ARNs of objects, which make a
 *     part of a bucket; null if type and name are given
 * @param resourceType by AWS Config's names, or a pattern of them; null if the ARN is given
 * @param name pattern of the resource's name or id with {@code *}; null if the ARN is given
 * @param account 12 digits that narrow it; null for any
 * @param specialCategory whether data of Art. 9 AVG lie on it
 * @param watchesLogging whether it holds or makes the log of others
 * @param owner who answers for it
 * @param dataCategories such as {@code contact data}
 * @param purpose that the data are kept for
 * @param controller legal entity that decides on the data, where it is not the account's
 * @param processor legal entity that processes them for it
 * @param retention how long the data may be kept
 * @param dataRegion where the data belong, such as {@code EU}
 * @param dataSubjects how many people the data are about, estimated
 */
public record AssetEntry(
    String id,
    @Nullable String arn,
    @Nullable String resourceType,
    @Nullable String name,
    @Nullable String account,
    @Nullable Boolean personalData,
    @Nullable Boolean specialCategory,
    @Nullable Boolean watchesLogging,
    @Nullable String owner,
    List<String> dataCategories,
    @Nullable String purpose,
    @Nullable String controller,
    @Nullable String processor,
    @Nullable Period retention,
    @Nullable String dataRegion,
    @Nullable Long dataSubjects) {

  public AssetEntry {
    dataCategories = List.copyOf(dataCategories);
  }
}
