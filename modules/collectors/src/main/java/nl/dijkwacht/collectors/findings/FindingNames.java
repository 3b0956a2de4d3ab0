package nl.dijkwacht.collectors.findings;

import java.util.List;
import java.util.regex.Pattern;
import nl.dijkwacht.core.StableId;
import org.jspecify.annotations.Nullable;

/** What names findings, and what may name an account or Region in them. */
final class FindingNames {

  private static final String OF_ARN = "finding/";

  /** Longer ids would be a burden as keys; no service gives any. */
  private static final int LONGEST = 1024;

  /** Samples that were made anonymous have up to 16 digits. */
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12,16}");

  private static final Pattern REGION = Pattern.compile("[a-z]{2,10}(-[a-z0-9]{1,12}){2,4}|global");
  private static final Pattern PARTITION = Pattern.compile("aws(-[a-z]{1,10}){0,2}");

  /** As IAM has it for its users. */
  private static final Pattern USER_NAME = Pattern.compile("[A-Za-z0-9+=,.@_-]{1,64}");

  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private FindingNames() {}

  /** An id that is fit to be a key; a hash of it where it is not. */
  static String id(String id) {
    return id.length() > LONGEST || CONTROL.matcher(id).find() ? StableId.of(List.of(id)) : id;
  }

  /** The id that the service itself uses, out of the ARN by which others know the finding. */
  static String ofArn(String arn) {
    int at = arn.lastIndexOf(OF_ARN);
    return id(at < 0 ? arn : arn.substring(at + OF_ARN.length()));
  }

  static boolean isAccount(@Nullable String text) {
    return text != null && ACCOUNT.matcher(text).matches();
  }

  static boolean isPartition(@Nullable String text) {
    return text != null && PARTITION.matcher(text).matches();
  }

  static boolean isUserName(@Nullable String text) {
    return text != null && USER_NAME.matcher(text).matches();
  }

  static boolean isRegion(@Nullable String text) {
    return text != null && REGION.matcher(text).matches();
  }
}
