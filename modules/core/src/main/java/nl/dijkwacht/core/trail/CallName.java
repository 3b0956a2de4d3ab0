package nl.dijkwacht.core.trail;

import java.util.regex.Pattern;

/**
 * The names of calls as people write them. Lambda and CloudFront put the version of their API
 * behind a name, as in {@code AddPermission20150331v2}, and change it without changing the call.
 */
public final class CallName {

  private static final Pattern VERSION =
      Pattern.compile("(?:20[0-9]{6}|20[0-9]{2}_[0-9]{2}_[0-9]{2})(?:v[0-9]{1,2})?$");

  private CallName() {}

  /** The name without a version behind it. */
  public static String plain(String eventName) {
    return VERSION.matcher(eventName).replaceFirst("");
  }

  /** {@code eventSource/eventName} without a version behind it. */
  public static String of(String eventSource, String eventName) {
    return eventSource + "/" + plain(eventName);
  }
}
