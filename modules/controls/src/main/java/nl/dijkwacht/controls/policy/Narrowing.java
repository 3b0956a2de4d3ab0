package nl.dijkwacht.controls.policy;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which conditions keep strangers out: those that compare who or what asks with fixed values, as
 * AWS itself tells public policies from others.
 */
final class Narrowing {

  private enum Kind {
    ACCOUNT,
    ARN,
    ORGANISATION,
    ORGANISATION_PATH,
    USER_ID,
    NAME
  }

  private static final Map<String, Kind> KEYS =
      Map.ofEntries(
          entry("aws:principalaccount", Kind.ACCOUNT),
          entry("aws:sourceaccount", Kind.ACCOUNT),
          entry("aws:sourceowner", Kind.ACCOUNT),
          entry("aws:vpceaccount", Kind.ACCOUNT),
          entry("kms:calleraccount", Kind.ACCOUNT),
          entry("s3:dataaccesspointaccount", Kind.ACCOUNT),
          entry("aws:principalarn", Kind.ARN),
          entry("aws:sourcearn", Kind.ARN),
          entry("aws:sourcevpcarn", Kind.ARN),
          entry("s3:dataaccesspointarn", Kind.ARN),
          entry("aws:principalorgid", Kind.ORGANISATION),
          entry("aws:sourceorgid", Kind.ORGANISATION),
          entry("aws:vpceorgid", Kind.ORGANISATION),
          entry("aws:principalorgpaths", Kind.ORGANISATION_PATH),
          entry("aws:sourceorgpaths", Kind.ORGANISATION_PATH),
          entry("aws:vpceorgpaths", Kind.ORGANISATION_PATH),
          entry("aws:userid", Kind.USER_ID),
          entry("aws:sourcevpc", Kind.NAME),
          entry("aws:sourcevpce", Kind.NAME),
          entry("aws:principalservicename", Kind.NAME));

  private static final Set<String> EQUAL =
      Set.of("stringequals", "stringequalsignorecase", "stringlike", "arnequals", "arnlike");
  private static final Set<String> UNEQUAL =
      Set.of(
          "stringnotequals",
          "stringnotequalsignorecase",
          "stringnotlike",
          "arnnotequals",
          "arnnotlike");

  /** True of what comes from an AWS service or through one's own network. */
  private static final Set<String> TRUSTED_FLAGS =
      Set.of("aws:principalisawsservice", "elasticfilesystem:accessedviamounttarget");

  private static final String SOURCE_IP = "aws:sourceip";

  /** Characters of a unique id such as {@code AROA…}. */
  private static final int UNIQUE_ID = 16;

  private Narrowing() {}

  /** Whether strangers never meet all of the conditions. */
  static boolean keepsOut(List<Condition> conditions) {
    return conditions.stream().anyMatch(Narrowing::keepsOut);
  }

  private static boolean keepsOut(Condition condition) {
    if (condition.quantifier() == Condition.Quantifier.ALL) {
      return false;
    }
    // Whoever comes over the internet has an address.
    if (condition.key().equals(SOURCE_IP)) {
      return condition.operator().equals("ipaddress") && areFixedNetworks(condition.values());
    }
    // Else a stranger leaves the key out.
    return !condition.ifExists()
        && (isFlag(condition, "true")
            || (EQUAL.contains(condition.operator()) && isFixed(condition))
            || (condition.operator().equals("ipaddress")
                && condition.key().equals("aws:vpcsourceip")));
  }

  /** Whether strangers meet all of the conditions, and so what depends on them meets strangers. */
  static boolean strangersMeet(List<Condition> conditions) {
    return conditions.stream().allMatch(Narrowing::strangersMeet);
  }

  private static boolean strangersMeet(Condition condition) {
    // Of a key that a stranger leaves out no value fits.
    if (condition.quantifier() == Condition.Quantifier.ANY) {
      return false;
    }
    if (condition.key().equals(SOURCE_IP)) {
      return condition.operator().equals("notipaddress") && areFixedNetworks(condition.values());
    }
    return isFlag(condition, "false")
        || (condition.key().equals("aws:viaawsservice") && condition.isTrueOrFalse("false"))
        || (UNEQUAL.contains(condition.operator()) && isFixed(condition));
  }

  private static boolean isFlag(Condition condition, String wanted) {
    return TRUSTED_FLAGS.contains(condition.key()) && condition.isTrueOrFalse(wanted);
  }

  private static boolean areFixedNetworks(List<String> values) {
    return values.stream()
        .allMatch(value -> Network.of(value).filter(network -> !network.isPublic()).isPresent());
  }

  private static boolean isFixed(Condition condition) {
    Kind kind = KEYS.get(condition.key());
    return kind != null && condition.values().stream().allMatch(value -> isFixed(kind, value));
  }

  private static boolean isFixed(Kind kind, String value) {
    if (value.contains("${")) {
      return false;
    }
    return switch (kind) {
      case ACCOUNT, ORGANISATION, NAME -> Wildcard.isPlain(value);
      case ORGANISATION_PATH -> value.startsWith("o-") && Wildcard.isPlain(first(value, '/'));
      case USER_ID ->
          value.length() >= UNIQUE_ID && Wildcard.isPlain(value.substring(0, UNIQUE_ID));
      case ARN -> isFixedArn(value);
    };
  }

  private static String first(String value, char end) {
    int at = value.indexOf(end);
    return at < 0 ? value : value.substring(0, at);
  }

  /** An ARN tells an account; that of a bucket tells none, and then its name has to be whole. */
  private static boolean isFixedArn(String value) {
    String[] parts = value.split(":", 6);
    if (parts.length < 6) {
      return false;
    }
    return parts[4].isEmpty()
        ? Wildcard.isPlain(parts[2]) && Wildcard.isPlain(first(parts[5], '/'))
        : Accounts.isAccount(parts[4]);
  }
}
