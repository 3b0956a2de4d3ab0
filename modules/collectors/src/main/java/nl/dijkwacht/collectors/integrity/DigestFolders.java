package nl.dijkwacht.collectors.integrity;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Finds the folders of digest files under a place, one for each account and Region, also those of
 * an organisation's trail. A place may be given as deep as one likes, and as that of the log files.
 */
final class DigestFolders {

  private static final String ROOT = "AWSLogs/";
  private static final String DIGESTS = "CloudTrail-Digest/";
  private static final Predicate<String> ORGANISATION =
      Pattern.compile("o-[a-z0-9]+").asMatchPredicate();
  private static final Predicate<String> ACCOUNT = Pattern.compile("\\d{12}").asMatchPredicate();
  private static final Predicate<String> REGION =
      Pattern.compile("[a-z]+(-[a-z]+)+-\\d+").asMatchPredicate();
  private static final Predicate<String> KIND =
      Pattern.compile("CloudTrail(-Digest)?").asMatchPredicate();

  private final TrailStore store;
  private final String bucket;
  private final String root;
  private final Deque<String> given;

  private DigestFolders(TrailStore store, TrailPlace place) {
    this.store = store;
    this.bucket = place.bucket();
    String prefix = place.prefix();
    String all = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
    int at = all.startsWith(ROOT) ? 0 : all.indexOf("/" + ROOT) + 1;
    boolean hasRoot = all.startsWith(ROOT, at);
    this.root = hasRoot ? all.substring(0, at + ROOT.length()) : all + ROOT;
    this.given =
        new ArrayDeque<>(
            Arrays.asList(hasRoot ? all.substring(root.length()).split("/") : new String[0]));
  }

  /** All folders, each ending with a slash. */
  static List<String> under(TrailStore store, TrailPlace place) throws StoreFailure {
    return new DigestFolders(store, place).folders();
  }

  private List<String> folders() throws StoreFailure {
    List<String> organisations = new ArrayList<>();
    if (isGiven(ORGANISATION)) {
      organisations.add(root + given.pop() + "/");
    } else {
      organisations.add(root);
      if (given.isEmpty() || given.peek().isEmpty()) {
        organisations.addAll(below(root, ORGANISATION));
      }
    }
    List<String> accounts = new ArrayList<>();
    if (isGiven(ACCOUNT)) {
      String account = given.pop();
      organisations.forEach(organisation -> accounts.add(organisation + account + "/"));
    } else {
      for (String organisation : organisations) {
        accounts.addAll(below(organisation, ACCOUNT));
      }
    }
    if (isGiven(KIND)) {
      given.pop();
    }
    List<String> folders = new ArrayList<>();
    for (String account : accounts) {
      folders.addAll(
          isGiven(REGION)
              ? List.of(account + DIGESTS + given.peek() + "/")
              : below(account + DIGESTS, REGION));
    }
    return folders;
  }

  private boolean isGiven(Predicate<String> form) {
    String next = given.peek();
    return next != null && form.test(next);
  }

  private List<String> below(String folder, Predicate<String> form) throws StoreFailure {
    return store.folders(bucket, folder).stream()
        .filter(found -> form.test(found.substring(folder.length(), found.length() - 1)))
        .toList();
  }
}
