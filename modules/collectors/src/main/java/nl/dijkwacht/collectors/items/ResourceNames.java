package nl.dijkwacht.collectors.items;

import java.util.regex.Pattern;
import nl.dijkwacht.collectors.json.JsonObject;
import nl.dijkwacht.core.ResourceId;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/** Gives resources their one canonical id, whatever a source calls them. Thread-safe. */
public final class ResourceNames {

  private static final String GLOBAL = "global";
  private static final String TRAIL = "AWS::CloudTrail::Trail";
  private static final int LONGEST_ID = 1024;

  /** Samples that were made anonymous have up to 16 digits. */
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12,16}");

  private static final Pattern REGION = Pattern.compile("[a-z]{2,10}(-[a-z0-9]{1,12}){2,4}");
  private static final Pattern ZONE =
      Pattern.compile("([a-z]{2,10}(-[a-z]{1,12}){1,3}-[0-9])[a-z]");
  private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9_:-]{3,256}");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  /**
   * Of services without Regions. AWS Config tells of some as being in us-east-1, or in every
   * Region.
   */
  private static final Pattern GLOBAL_TYPES =
      Pattern.compile(
          "AWS::(IAM|CloudFront|Organizations|GlobalAccelerator|WAF|Shield)::.*"
              + "|AWS::Route53::.*|AWS::S3::AccountPublicAccessBlock");

  private ResourceNames() {}

  /**
   * The id of a resource.
   *
   * @param partition such as {@code aws}
   * @param region in which it was seen; without meaning for types that have none
   */
  public static ResourceId of(
      String partition, String account, String region, String type, String id) {
    String place = GLOBAL_TYPES.matcher(type).matches() ? GLOBAL : region;
    boolean trailArn = type.equals(TRAIL) && id.startsWith("arn:") && id.contains(":trail/");
    // Trails are named by their ARN in one place and by their name in another.
    String name = trailArn ? id.substring(id.indexOf(":trail/") + ":trail/".length()) : id;
    return new ResourceId(partition, account, place, type, name);
  }

  /** The partition of a Region, such as {@code aws-eusc} of {@code eusc-de-east-1}. */
  public static String partition(String region) {
    return PartitionMetadata.of(Region.of(region)).id();
  }

  /** What an item names; null if it does not name a resource. */
  static @Nullable ResourceId in(JsonObject item) {
    String account = item.text("awsAccountId", "accountId");
    String type = item.text("resourceType");
    String id = item.text("resourceId");
    String arn = item.text("ARN", "arn");
    String region = region(item, arn);
    if (account == null || type == null || id == null || region == null) {
      return null;
    }
    boolean wellFormed =
        ACCOUNT.matcher(account).matches()
            && TYPE.matcher(type).matches()
            && id.length() <= LONGEST_ID
            && !CONTROL.matcher(id).find();
    return wellFormed ? of(partition(arn, region), account, region, type, id) : null;
  }

  private static @Nullable String region(JsonObject item, @Nullable String arn) {
    String told = item.text("awsRegion");
    if (told != null) {
      return isRegion(told) ? told : null;
    }
    String ofArn = arn == null ? "" : part(arn, 3);
    if (isRegion(ofArn)) {
      return ofArn;
    }
    String zone = item.text("availabilityZone");
    return zone != null && ZONE.matcher(zone).matches()
        ? zone.substring(0, zone.length() - 1)
        : null;
  }

  private static boolean isRegion(String text) {
    return text.equals(GLOBAL) || REGION.matcher(text).matches();
  }

  private static String partition(@Nullable String arn, String region) {
    String ofArn = arn == null ? "" : part(arn, 1);
    return ofArn.startsWith("aws") && ofArn.length() <= 16 ? ofArn : partition(region);
  }

  private static String part(String arn, int index) {
    String[] parts = arn.split(":", index + 2);
    return parts.length > index && parts[0].equals("arn") ? parts[index] : "";
  }
}
