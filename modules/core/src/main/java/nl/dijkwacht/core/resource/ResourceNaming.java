package nl.dijkwacht.core.resource;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the resources of one type are named.
 *
 * @param service in their ARNs, or {@link #WHOLE_ARN}
 * @param marker what stands before the name in the resource part of their ARNs, such as {@code db:}
 * @param beginning what every id of the type begins with, empty if nothing
 * @param randomEnd whether random characters stand behind the name in ARNs
 * @param named whether AWS Config's id says nothing to calls, which use the name
 * @param cut from what stands behind the marker, or in place of an ARN, to the id; null if it is of
 *     another type
 */
record ResourceNaming(
    String service,
    String marker,
    String beginning,
    boolean randomEnd,
    boolean named,
    Function<String, @Nullable String> cut) {

  /** In place of a service: the ARN itself is the id. */
  static final String WHOLE_ARN = "";

  private static final int SECRET_SUFFIX = 7;
  private static final String FUNCTION = ":function:";
  private static final String STAGES = "/stages/";

  /** What an item calls its resource, the most telling first. */
  List<String> mostTelling(ResourceIdentity.Names names) {
    return named
        ? Stream.of(names.arn(), names.name(), names.id()).filter(Objects::nonNull).toList()
        : List.of(names.id());
  }

  /** The id in a name, an ARN or an address; null if it is none of this type. */
  @Nullable String idIn(String text) {
    Arn arn = service.equals(WHOLE_ARN) ? null : Arn.of(text);
    String rest = text;
    if (arn != null) {
      if (!arn.service().equals(service) || !arn.resource().startsWith(marker)) {
        return null;
      }
      rest = arn.resource().substring(marker.length());
      rest = randomEnd ? withoutSuffix(rest) : rest;
    }
    String id = cut.apply(rest);
    return id == null || id.isEmpty() || !id.startsWith(beginning) ? null : id;
  }

  /** Names of databases are the same in upper and lower case, and kept in lower case. */
  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Behind the path in which a role lies, or behind the address of a queue. */
  static String last(String text) {
    return text.substring(text.lastIndexOf('/') + 1);
  }

  /** Without what lies inside it: an object, an index. */
  static String toSlash(String text) {
    int slash = text.indexOf('/');
    return slash < 0 ? text : text.substring(0, slash);
  }

  static @Nullable String bucket(String text) {
    return text.startsWith("accesspoint/") ? null : toSlash(text);
  }

  static String toColon(String text) {
    int colon = text.indexOf(':');
    return colon < 0 ? text : text.substring(0, colon);
  }

  /** A function may be named with its account before, and a version or an alias behind. */
  static String function(String text) {
    int marker = text.indexOf(FUNCTION);
    return toColon(marker < 0 ? text : text.substring(marker + FUNCTION.length()));
  }

  /** In ARNs six random characters stand behind the name of a secret. */
  private static String withoutSuffix(String text) {
    int end = text.length() - SECRET_SUFFIX;
    return end > 0 && text.charAt(end) == '-' ? text.substring(0, end) : text;
  }

  /** An alias may be given to another key, so it does not tell which one is meant. */
  static @Nullable String notAlias(String text) {
    return text.startsWith("alias/") ? null : text;
  }

  /**
   * Names of parameters begin with a slash where they have one inside, and ARNs leave it out; a
   * version or a label may stand behind.
   */
  static String parameter(String text) {
    String name = toColon(text.startsWith("/") ? text.substring(1) : text);
    return name.indexOf('/') < 0 ? name : "/" + name;
  }

  /** The resource part of the ARN that an id makes; null if the id does not tell it. */
  @Nullable String resourceOf(String id) {
    if (service.equals(WHOLE_ARN)) {
      return null;
    }
    return marker + (marker.endsWith("/") && id.startsWith("/") ? id.substring(1) : id);
  }

  static @Nullable String withSlash(String text) {
    return text.indexOf('/') < 0 ? null : text;
  }

  static @Nullable String withoutSlash(String text) {
    return text.indexOf('/') < 0 ? text : null;
  }

  /** {@code api/stage}, which ARNs write as {@code api/stages/stage}. */
  static @Nullable String stage(String text) {
    return withSlash(text.replace(STAGES, "/"));
  }
}
