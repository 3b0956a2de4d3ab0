package nl.dijkwacht.registers;

import java.util.Optional;

/** Reads entries of the register of assets. */
final class AssetReader {

  private static final String ARN = "arn";
  private static final String TYPE = "resource-type";
  private static final String NAME = "name";

  private AssetReader() {}

  static Optional<AssetEntry> read(String id, EntryFields fields, RegisterSettings settings) {
    Optional<String> arn = fields.text(ARN);
    Optional<String> type = fields.text(TYPE);
    Optional<String> name = fields.text(NAME);
    Boolean personalData = fields.flag("personal-data");
    Boolean specialCategory = fields.flag("special-category");
    AssetEntry entry =
        new AssetEntry(
            id,
            arn.orElse(null),
            type.orElse(null),
            name.orElse(null),
            fields.account("account").orElse(null),
            personalData,
            specialCategory,
            fields.flag("watches-logging"),
            fields.text("owner").orElse(null),
            fields.texts("data-categories"),
            fields.text("purpose").orElse(null),
            fields.text("controller").orElse(null),
            fields.text("processor").orElse(null),
            fields.period("retention").orElse(null),
            fields.text("data-region").orElse(null),
            fields.count("data-subjects"));
    if (Boolean.FALSE.equals(personalData) && Boolean.TRUE.equals(specialCategory)) {
      fields.error(
          "special-category",
          "data of a special category are personal data; set personal-data: true, or remove"
              + " special-category");
    }
    return checkNames(fields, arn, type, name) ? Optional.of(entry) : Optional.empty();
  }

  private static boolean checkNames(
      EntryFields fields, Optional<String> arn, Optional<String> type, Optional<String> name) {
    if (arn.isPresent() == type.isPresent()) {
      fields.error(
          arn.isPresent() ? TYPE : RegisterEntries.ID,
          "an asset is named by its arn, or by its resource-type and name; give one of them");
      return false;
    }
    if (arn.isPresent() && name.isPresent()) {
      fields.error(NAME, "the arn names the asset already; remove 'name'");
      return false;
    }
    if (arn.isPresent() && !arn.get().startsWith("arn:")) {
      fields.error(
          ARN, "'arn': expected an ARN such as arn:aws:s3:::name-*, found '" + arn.get() + "'");
      return false;
    }
    if (type.isPresent() && type.get().contains(" ")) {
      fields.error(
          TYPE,
          "'resource-type': expected a type such as AWS::S3::Bucket, found '" + type.get() + "'");
      return false;
    }
    return true;
  }
}
