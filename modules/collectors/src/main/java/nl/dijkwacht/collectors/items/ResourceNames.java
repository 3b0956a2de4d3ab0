package nl.dijkwacht.collectors.items;

import java.util.regex.Pattern;
import nl.dijkwacht.collectors.json.JsonObject;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.resource.ResourceIdentity;
import org.jspecify.annotations.Nullable;

/** Reads what an item calls its resource, in all forms of items. Thread-safe. */
final class ResourceNames {

  private static final String GLOBAL = "global";
  private static final int LONGEST_ID = 1024;
  private static final Pattern ZONE =
      Pattern.compile("([a-z]{2,10}(-[a-z]{1,12}){1,3}-[0-9])[a-z]");
  private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9_:-]{3,256}");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private ResourceNames() {}

  /** What an item names; null if it does not name a resource. */
  static @Nullable ResourceId in(JsonObject item) {
    String account = item.text("awsAccountId", "accountId");
    String type = item.text("resourceType");
    String id = item.text("resourceId");
    String arn = item.text("ARN", "arn");
    String region = region(item);
    if (account == null || type == null || id == null || region == null) {
      return null;
    }
    boolean wellFormed =
        ResourceIdentity.isAccount(account) && TYPE.matcher(type).matches() && isName(id);
    if (!wellFormed) {
      return null;
    }
    var names =
        new ResourceIdentity.Names(
            type, id, nameOrNull(arn), nameOrNull(item.text("resourceName")));
    return ResourceIdentity.ofItem(partition(arn, region), account, region, names);
  }

  private static @Nullable String nameOrNull(@Nullable String text) {
    return text != null && isName(text) ? text : null;
  }

  private static boolean isName(String text) {
    return text.length() <= LONGEST_ID && !CONTROL.matcher(text).find();
  }

  /** Where the item says that its resource is; null if it does not. */
  static @Nullable String region(JsonObject item) {
    String told = item.text("awsRegion");
    if (told != null) {
      return isRegion(told) ? told : null;
    }
    String arn = item.text("ARN", "arn");
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
    return text.equals(GLOBAL) || ResourceIdentity.isRegion(text);
  }

  private static String partition(@Nullable String arn, String region) {
    String ofArn = arn == null ? "" : part(arn, 1);
    return ofArn.startsWith("aws") && ofArn.length() <= 16
        ? ofArn
        : ResourceIdentity.partition(region);
  }

  private static String part(String arn, int index) {
    String[] parts = arn.split(":", index + 2);
    return parts.length > index && parts[0].equals("arn") ? parts[index] : "";
  }
}
