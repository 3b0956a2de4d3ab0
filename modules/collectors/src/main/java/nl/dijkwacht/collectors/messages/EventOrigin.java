package nl.dijkwacht.collectors.messages;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where an event came from. What is not well-formed is left empty, since names of sources are made
 * of it.
 *
 * @param account 12 digits, or empty
 * @param region such as {@code eu-west-1}, or empty
 */
public record EventOrigin(String account, String region) {

  private static final int LONGEST_REGION = 32;
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

  /** Such as {@code eu-west-1}, {@code us-gov-east-1} and {@code eusc-de-east-1}. */
  private static final Pattern REGION = Pattern.compile("[a-z]{2,8}(-[a-z]{2,12}){1,4}-[0-9]{1,2}");

  /** Keeps what is well-formed. */
  public static EventOrigin of(@Nullable String account, @Nullable String region) {
    return new EventOrigin(
        account != null && isAccount(account) ? account : "",
        region != null && isRegion(region) ? region : "");
  }

  /** Whether both are known. */
  public boolean isKnown() {
    return !account.isEmpty() && !region.isEmpty();
  }

  static boolean isAccount(String text) {
    return ACCOUNT.matcher(text).matches();
  }

  /** Whether the text has the form of a Region's name. */
  public static boolean isRegion(String text) {
    return text.length() <= LONGEST_REGION && REGION.matcher(text).matches();
  }
}
