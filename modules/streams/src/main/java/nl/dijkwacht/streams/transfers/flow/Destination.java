package nl.dijkwacht.streams.transfers.flow;

import java.util.Locale;
import nl.dijkwacht.core.ResourceIdentity;
import org.jspecify.annotations.Nullable;

/**
 * Where data go, as far as a call tells.
 *
 * @param region of AWS; null if the call tells none
 * @param account that gets them, 12 digits; null if the call tells none, as where it stays the same
 * @param host that gets them, outside or inside AWS; null if it is none
 * @param bucket that gets them; null if it is none
 * @param everyone whether everybody can have them
 * @param text for people, and what tells it from other destinations of the call
 */
public record Destination(
    @Nullable String region,
    @Nullable String account,
    @Nullable String host,
    @Nullable String bucket,
    boolean everyone,
    String text) {

  private static final int LONGEST = 200;
  private static final int ARN_PARTS = 6;
  private static final String AWS_DOMAIN = ".amazonaws.com";

  public Destination {
    text = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  static Destination region(String region) {
    return new Destination(region, null, null, null, false, "Region " + region);
  }

  /** A place of which the call tells only a name that says nothing. */
  static Destination untold(String name) {
    return new Destination(null, null, null, null, false, name);
  }

  /** Whom something is shared with: an account, an organisation, or everybody. */
  static Destination sharedWith(String principal) {
    if (principal.equalsIgnoreCase("all") || principal.equals("*")) {
      return new Destination(null, null, null, null, true, "everyone");
    }
    String[] arn = principal.split(":", ARN_PARTS);
    String account = arn.length == ARN_PARTS ? arn[4] : principal;
    return new Destination(null, account, null, null, false, principal);
  }

  /** What an ARN names. Those of buckets tell neither Region nor account. */
  static Destination arn(String arn) {
    String[] parts = arn.split(":", ARN_PARTS);
    if (parts.length < ARN_PARTS) {
      return untold(arn);
    }
    String region = ResourceIdentity.isRegion(parts[3]) ? parts[3] : null;
    String account = ResourceIdentity.isAccount(parts[4]) ? parts[4] : null;
    return new Destination(region, account, null, null, false, arn);
  }

  /**
   * A bucket.
   *
   * @param name or ARN of it
   */
  static Destination bucket(String name, @Nullable String account, @Nullable String region) {
    String bare = name.substring(name.lastIndexOf(':') + 1);
    return new Destination(region, account, null, bare, false, "bucket " + bare);
  }

  /** A host, or an address on it; those of AWS tell their Region. */
  static Destination host(String address) {
    int scheme = address.indexOf("://");
    String rest = scheme < 0 ? address : address.substring(scheme + 3);
    String host = rest.split("[/:?#]", 2)[0].toLowerCase(Locale.ROOT);
    return new Destination(regionOf(host), null, host, null, false, host);
  }

  private static @Nullable String regionOf(String host) {
    if (host.endsWith(AWS_DOMAIN)) {
      for (String label : host.split("\\.")) {
        if (ResourceIdentity.isRegion(label)) {
          return label;
        }
      }
    }
    return null;
  }
}
