package nl.dijkwacht.collectors.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Lists what a trail wrote to a bucket. Failures of AWS are the SDK's {@code SdkException}. For one
 * thread.
 */
final class TrailListing {

  private static final String LOGS = "AWSLogs/";
  private static final String ORGANISATION = "o-[a-z0-9]{1,32}/";
  private static final String ACCOUNT = "\\d{12}/";
  private static final String BEFORE = "(?:.*/)?AWSLogs/";

  /** What may follow at each level below {@code AWSLogs/}. */
  private static final List<Level> LEVELS =
      List.of(
          new Level(Pattern.compile(BEFORE), Pattern.compile(ORGANISATION + "|" + ACCOUNT)),
          new Level(Pattern.compile(BEFORE + ORGANISATION), Pattern.compile(ACCOUNT)),
          new Level(
              Pattern.compile(BEFORE + "(?:" + ORGANISATION + ")?" + ACCOUNT),
              Pattern.compile("CloudTrail/")),
          new Level(
              Pattern.compile(BEFORE + "(?:" + ORGANISATION + ")?" + ACCOUNT + "CloudTrail/"),
              Pattern.compile("[a-z0-9-]+/")));

  private static final Pattern TRAIL =
      Pattern.compile(BEFORE + "(?:" + ORGANISATION + ")?" + ACCOUNT + "CloudTrail/[a-z0-9-]+/");

  private final S3Client client;
  private final String bucket;

  private record Level(Pattern prefix, Pattern child) {}

  TrailListing(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  /** The prefixes, one for each account and Region, at or below another one; in their order. */
  List<String> trails(String prefix) {
    if (TRAIL.matcher(prefix).matches()) {
      return List.of(prefix);
    }
    List<String> trails = new ArrayList<>();
    for (Level level : LEVELS) {
      if (level.prefix().matcher(prefix).matches()) {
        for (String below : folders(prefix)) {
          if (level.child().matcher(below.substring(prefix.length())).matches()) {
            trails.addAll(trails(below));
          }
        }
        return trails;
      }
    }
    String logs = prefix + LOGS;
    return prefix.contains(LOGS) || keys(logs, logs).isEmpty() ? List.of() : trails(logs);
  }

  /** The next keys below a prefix in their order, a thousand at most; none at the end. */
  List<String> keys(String prefix, String after) {
    return client
        .listObjectsV2(request -> request.bucket(bucket).prefix(prefix).startAfter(after))
        .contents()
        .stream()
        .map(S3Object::key)
        .toList();
  }

  private List<String> folders(String prefix) {
    List<String> folders = new ArrayList<>();
    for (ListObjectsV2Response page :
        client.listObjectsV2Paginator(
            request -> request.bucket(bucket).prefix(prefix).delimiter("/"))) {
      page.commonPrefixes().stream().map(CommonPrefix::prefix).forEach(folders::add);
    }
    return folders;
  }
}
