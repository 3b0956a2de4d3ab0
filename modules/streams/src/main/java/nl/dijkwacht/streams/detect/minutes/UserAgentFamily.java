package nl.dijkwacht.streams.detect.minutes;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The family of a tool, by what it says of itself. */
final class UserAgentFamily {

  static final String UNKNOWN = "unknown";

  private static final int LONGEST = 32;

  /** In the order in which they are looked for: tools name the libraries that they are built on. */
  private static final List<Map.Entry<String, String>> FAMILIES =
      List.of(
          Map.entry("terraform", "terraform"),
          Map.entry("opentofu", "terraform"),
          Map.entry("pulumi", "pulumi"),
          Map.entry("aws-cdk", "aws-cdk"),
          Map.entry("ansible", "ansible"),
          Map.entry("aws-cli", "aws-cli"),
          Map.entry("awspowershell", "powershell"),
          Map.entry("s3 browser", "s3-browser"),
          Map.entry("s3console", "console"),
          Map.entry("console.", "console"),
          Map.entry("signin.amazonaws.com", "console"),
          Map.entry(".amazonaws.com", "aws-service"),
          Map.entry("aws internal", "aws-service"),
          Map.entry("boto", "boto"),
          Map.entry("aws-sdk-", "aws-sdk"),
          Map.entry("mozilla/", "browser"));

  private UserAgentFamily() {}

  /**
   * The family that a user agent tells.
   *
   * @return what is not known by its first word, of 32 letters, digits, dots and hyphens at most
   */
  static String of(@Nullable String userAgent) {
    if (userAgent == null || userAgent.isBlank()) {
      return UNKNOWN;
    }
    String lower = userAgent.toLowerCase(Locale.ROOT);
    for (Map.Entry<String, String> family : FAMILIES) {
      if (lower.contains(family.getKey())) {
        return family.getValue();
      }
    }
    return product(lower);
  }

  private static String product(String lower) {
    StringBuilder product = new StringBuilder();
    for (int i = 0; i < lower.length() && product.length() < LONGEST; i++) {
      char c = lower.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
      if (plain) {
        product.append(c);
      } else if (product.length() > 0) {
        break;
      }
    }
    return product.length() == 0 ? UNKNOWN : product.toString();
  }
}
