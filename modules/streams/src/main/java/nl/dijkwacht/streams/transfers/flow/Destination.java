package nl.dijkwacht.streams.transfers.flow;

import java.util.Locale;
import java.util.regex.Pattern;
import nl.dijkwacht.core.Clipped;
import nl.dijkwacht.core.resource.ResourceIdentity;
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

  /** Only at the beginning: further on it is part of what is asked of the host. */
  private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*+://");

  public Destination {
    text = Clipped.text(text.length() <= LONGEST ? text : text.substring(0, LONGEST));
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
    String authority = SCHEME.matcher(address).replaceFirst("").split("[/?#\\\\]", 2)[0];
    // Before the host there may be a name and a password, which can look like another host.
    String place = authority.substring(authority.lastIndexOf('@') + 1);
    String host = withoutPort(place).toLowerCase(Locale.ROOT);
    return new Destination(regionOf(host), null, host, null, false, host);
  }

  private static String withoutPort(String place) {
    int bracket = place.startsWith("[") ? place.indexOf(']') : -1;
    return bracket > 0 ? place.substring(0, bracket + 1) : place.split(":", 2)[0];
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
