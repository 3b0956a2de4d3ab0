package nl.dijkwacht.streams.cases;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import nl.dijkwacht.core.access.Exposure;
import nl.dijkwacht.core.finding.Drift;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.resource.ResourceIdentity;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.verdict.Attribution;
import nl.dijkwacht.registers.AssetEntry;
import nl.dijkwacht.registers.Registers;
import org.jspecify.annotations.Nullable;

/**
 * Who and what a finding is about, as far as it tells one incident from another.
 *
 * @param assets by name, in one form whatever the source
 * @param known whether the register of assets knows all of what it is about
 * @param entries of the register about them
 */
record Involved(
    List<String> principals, List<String> assets, boolean known, List<AssetEntry> entries) {

  private static final int MOST = 20;
  private static final String ARN = "arn:";
  private static final String FUNCTION = "function:";
  private static final String LOG_GROUP = "log-group:";

  /** Fields of subjects that hold neither a resource nor a principal. */
  private static final Set<String> OTHER_FIELDS =
      Set.of(
          "finding",
          "sourceIPAddress",
          "userAgent",
          "errorCode",
          "eventSource",
          "eventName",
          "country",
          "destination",
          "control",
          "recipientAccountId",
          "account",
          "awsRegion");

  /** Last parts of fields of an identity that are the same for many who have nothing in common. */
  private static final Set<String> SHARED_PARTS = Set.of("accountId", "type", "invokedBy");

  static Involved in(Finding finding, Registers registers) {
    Set<String> principals = new LinkedHashSet<>();
    Set<String> names = new LinkedHashSet<>();
    Stream.of(finding.first().principal(), finding.latest().principal())
        .forEach(principal -> add(principals, principal));
    finding
        .subject()
        .fields()
        .forEach(
            (field, value) -> {
              if (field.equals("principal") || field.startsWith("userIdentity.")) {
                if (!SHARED_PARTS.contains(field.substring(field.lastIndexOf('.') + 1))) {
                  principals.add(value);
                }
              } else if (!OTHER_FIELDS.contains(field)) {
                names.addAll(List.of(value.split(" ", MOST)));
              }
            });
    Drift drift = finding.drift();
    if (drift != null) {
      names.add(Objects.requireNonNullElse(drift.arn(), drift.resource().toString()));
      Attribution attribution = drift.attribution();
      if (attribution != null) {
        add(principals, attribution.call().principal());
      }
    }
    names.removeIf(String::isBlank);
    principals.removeIf(String::isBlank);
    return looked(List.copyOf(principals), names, finding.subject().account(), registers);
  }

  /** What an exposure is about; that it was exposed is nobody's deed. */
  static Involved in(Exposure exposure, Registers registers) {
    Set<String> names = new LinkedHashSet<>();
    String arn =
        exposure.arn() == null ? ResourceIdentity.arn(exposure.resource()) : exposure.arn();
    if (arn != null) {
      names.add(arn);
    }
    names.add(exposure.resource().toString());
    return looked(List.of(), names, exposure.resource().account(), registers);
  }

  private static Involved looked(
      List<String> principals, Set<String> names, String account, Registers registers) {
    Set<AssetEntry> entries = new LinkedHashSet<>();
    boolean known = !names.isEmpty();
    for (String name : names) {
      List<AssetEntry> about = registers.assetsAbout(name, account);
      known &= about.stream().anyMatch(entry -> entry.personalData() != null);
      entries.addAll(about);
    }
    List<String> assets = names.stream().map(Involved::bare).distinct().limit(MOST).toList();
    return new Involved(
        principals.stream().limit(MOST).toList(), assets, known, List.copyOf(entries));
  }

  /** A service, nobody and somebody unknown are in many incidents that have nothing in common. */
  private static void add(Set<String> principals, Principal principal) {
    switch (principal.kind()) {
      case AWS_SERVICE, ANONYMOUS, UNKNOWN -> {}
      default -> principals.add(principal.id());
    }
  }

  /** The name behind an ARN or a canonical id: of a bucket's objects, that of the bucket. */
  private static String bare(String name) {
    String bare = name;
    if (name.startsWith(ARN)) {
      String[] parts = name.split(":", 6);
      String resource = parts[parts.length - 1];
      if (resource.startsWith(FUNCTION) || resource.startsWith(LOG_GROUP)) {
        // An alias or a version follows, a log stream, or an asterisk for all of those.
        return resource.split(":", 3)[1].toLowerCase(Locale.ROOT);
      }
      int slash = resource.indexOf('/');
      boolean bucket = parts.length > 2 && parts[2].equals("s3");
      bare =
          slash < 0
              ? resource
              : bucket ? resource.substring(0, slash) : resource.substring(slash + 1);
      bare = bare.substring(bare.lastIndexOf(':') + 1);
    } else {
      String[] parts = name.split("/", 5);
      bare = parts.length == 5 && parts[3].startsWith("AWS::") ? parts[4] : name;
    }
    return bare.toLowerCase(Locale.ROOT);
  }

  /** Whether the register says of all that it is about that no personal data lie there. */
  boolean withoutPersonalData() {
    return known && entries.stream().noneMatch(entry -> Boolean.TRUE.equals(entry.personalData()));
  }

  /** The legal entities that decide on the data, by the register of assets. */
  List<String> controllers() {
    return entries.stream()
        .map(AssetEntry::controller)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .filter(controller -> !controller.isBlank())
        .distinct()
        .toList();
  }

  /** How many people the data are about; null if the register does not tell. */
  @Nullable Long dataSubjects() {
    List<Long> told = new ArrayList<>();
    entries.forEach(
        entry -> {
          Long subjects = entry.dataSubjects();
          if (subjects != null) {
            told.add(subjects);
          }
        });
    return told.isEmpty() ? null : told.stream().mapToLong(Long::longValue).sum();
  }
}
