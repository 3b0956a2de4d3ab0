package nl.dijkwacht.core.resource;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gives each resource one id, whatever names it: an item of AWS Config, an answer of a service, or
 * the parameters of a call, which name the same thing by id, name, ARN or address. It is what calls
 * name, since AWS Config's own ids ({@code db-ABC}, {@code AROA…}) stand in no call. Thread-safe.
 */
public final class ResourceIdentity {

  private static final String GLOBAL = "global";
  private static final String SEPARATOR = "::";
  private static final char DELETE = 0x7f;
  private static final int LONGEST_ID = 1024;
  private static final int LONGEST_TEXT = 2048;

  /** Accounts of samples that were made anonymous have up to 16 digits. */
  private static final int LONGEST_ACCOUNT = 16;

  private static final int ACCOUNT = 12;
  private static final Pattern REGION = Pattern.compile("[a-z]{2,10}(-[a-z0-9]{1,12}){2,4}");

  /**
   * Services without Regions. AWS Config tells of some as being in us-east-1 or in every Region,
   * and CloudTrail records their calls in us-east-1.
   */
  private static final Set<String> GLOBAL_SERVICES =
      Set.of(
          "IAM",
          "CloudFront",
          "Organizations",
          "GlobalAccelerator",
          "WAF",
          "Shield",
          "Route53",
          "Route53Domains");

  /** A bucket's name tells it from all others, and a call may be recorded in another Region. */
  private static final Set<String> GLOBAL_TYPES =
      Set.of(
          "AWS::S3::Bucket",
          "AWS::S3::AccountPublicAccessBlock",
          "AWS::S3::MultiRegionAccessPoint");

  private static final Map<String, String> PARTITIONS =
      Map.of(
          "cn-", "aws-cn",
          "us-gov-", "aws-us-gov",
          "eusc-", "aws-eusc",
          "us-iso-", "aws-iso",
          "us-isob-", "aws-iso-b",
          "eu-isoe-", "aws-iso-e",
          "us-isof-", "aws-iso-f",
          "eu-isof-", "aws-iso-f");

  private ResourceIdentity() {}

  /**
   * What an item, or the answer of a service, calls a resource.
   *
   * @param type by AWS Config's names
   * @param id AWS Config's
   */
  public record Names(String type, String id, @Nullable String arn, @Nullable String name) {

    /** Of what has no other name. */
    public Names(String type, String id) {
      this(type, id, null, null);
    }
  }

  /**
   * The id of the resource that an item is about.
   *
   * @param region in which it was seen; without meaning for types that have none
   */
  public static ResourceId ofItem(String partition, String account, String region, Names names) {
    String type = names.type();
    ResourceNaming naming = ResourceNamings.of(type);
    String id = naming == null ? names.id() : canonical(naming, names);
    return new ResourceId(partition, account, regionOf(type, region), type, id);
  }

  /** A type that nothing is known of keeps AWS Config's id. */
  private static String canonical(ResourceNaming naming, Names names) {
    for (String text : naming.mostTelling(names)) {
      String id = naming.idIn(text);
      if (id != null) {
        return id;
      }
    }
    return names.id();
  }

  /**
   * The id of the resource that a call names.
   *
   * @param account to which the call belongs; an ARN or address that names another one goes before
   * @param region in which the call was recorded, likewise
   * @param types that it may be, by AWS Config's names; the first that fits holds
   * @param said what stands in the call: an id, a name, an ARN or an address
   * @return null if it names no resource of these types, or by something that does not tell which,
   *     such as a key's alias, or if it is not known whose it is and where
   */
  public static @Nullable ResourceId ofCall(
      String account, String region, List<String> types, String said) {
    String text = decoded(said);
    if (text.isEmpty() || text.length() > LONGEST_TEXT || hasControl(text)) {
      return null;
    }
    for (String type : types) {
      ResourceNaming naming = ResourceNamings.of(type);
      String id = naming == null ? null : naming.idIn(text);
      if (id != null && id.length() <= LONGEST_ID) {
        return placed(account, region, type, id, text);
      }
    }
    return null;
  }

  private static @Nullable ResourceId placed(
      String account, String region, String type, String id, String text) {
    Arn arn = Arn.of(text);
    String where = arn != null && isRegion(arn.region()) ? arn.region() : region;
    String ofText = arn != null ? arn.account() : accountOfAddress(text);
    String whose = isAccount(ofText) ? ofText : account;
    String place = regionOf(type, where);
    if (!isAccount(whose) || !(place.equals(GLOBAL) || isRegion(place))) {
      return null;
    }
    return new ResourceId(partition(region), whose, place, type, id);
  }

  /** Addresses of queues end in {@code /account/name}. */
  private static String accountOfAddress(String text) {
    int end = text.startsWith("https://") ? text.lastIndexOf('/') : -1;
    return end < 0 ? "" : text.substring(text.lastIndexOf('/', end - 1) + 1, end);
  }

  /** Some services write ARNs as they stand in the path of a request. */
  private static String decoded(String said) {
    if (!said.startsWith("arn%3A") || said.length() > LONGEST_TEXT) {
      return said;
    }
    try {
      return URLDecoder.decode(said, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return said;
    }
  }

  /**
   * The ARN of a resource as its id makes it, since calls name resources and seldom give ARNs. That
   * of a secret lacks the random characters at its end.
   *
   * @return null if nothing is known of how resources of its type are named, or its id does not
   *     tell
   */
  public static @Nullable String arn(ResourceId resource) {
    ResourceNaming naming = ResourceNamings.of(resource.type());
    String part = naming == null ? null : naming.resourceOf(resource.id());
    if (naming == null || part == null) {
      return null;
    }
    boolean bucket = resource.type().equals("AWS::S3::Bucket");
    String region = resource.region().equals(GLOBAL) ? "" : resource.region();
    String account = bucket ? "" : resource.account();
    return String.join(":", "arn", resource.partition(), naming.service(), region, account, part);
  }

  /** The types whose resources calls can name. */
  public static Set<String> types() {
    return ResourceNamings.types();
  }

  /** The Region in the ids of a type's resources, where one was seen in this Region. */
  public static String regionOf(String type, String region) {
    int start = type.indexOf(SEPARATOR) + SEPARATOR.length();
    int end = type.indexOf(SEPARATOR, start);
    boolean hasNone = end >= 0 && GLOBAL_SERVICES.contains(type.substring(start, end));
    return hasNone || GLOBAL_TYPES.contains(type) ? GLOBAL : region;
  }

  /** The partition of a Region, such as {@code aws-eusc} of {@code eusc-de-east-1}. */
  public static String partition(String region) {
    for (Map.Entry<String, String> partition : PARTITIONS.entrySet()) {
      if (region.startsWith(partition.getKey())) {
        return partition.getValue();
      }
    }
    return "aws";
  }

  /** Whether a text has the form of an account's number. */
  public static boolean isAccount(String text) {
    return text.length() >= ACCOUNT
        && text.length() <= LONGEST_ACCOUNT
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean hasControl(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == DELETE) {
        return true;
      }
    }
    return false;
  }

  /** Whether a text has the form of a Region's name. */
  public static boolean isRegion(String text) {
    return REGION.matcher(text).matches();
  }
}
