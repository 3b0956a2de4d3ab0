package nl.dijkwacht.collectors.messages;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import nl.dijkwacht.collectors.messages.Message.Ignored;
import org.jspecify.annotations.Nullable;

/** What S3 and CloudTrail tell of objects, in their three forms. */
final class ObjectNotification {

  private static final String CREATED = "ObjectCreated:";

  /** Versions of S3's notifications until 2.0 may write it so. */
  private static final String OLD_CREATED = "s3:ObjectCreated:";

  private final ObjectSelection selection;

  ObjectNotification(ObjectSelection selection) {
    this.selection = selection;
  }

  /** One of the {@code Records} of S3's own notification, whose key is URL-encoded. */
  void record(JsonView record, Said said) {
    String bucket = record.member("s3").member("bucket").text("name");
    String name = record.text("eventName");
    if (name == null || !(name.startsWith(CREATED) || name.startsWith(OLD_CREATED))) {
      said.add(new Ignored(Ignored.Kind.OBJECT_EVENT, ""));
      return;
    }
    String key = decoded(record.member("s3").member("object").text("key"));
    said.add(selection.announced(bucket, key, record.text("awsRegion")));
  }

  /** An event of S3 through EventBridge, whose key is as it is. */
  void event(String detailType, JsonView detail, @Nullable String region, Said said) {
    if (!detailType.equals("Object Created")) {
      said.ignored(Ignored.Kind.OBJECT_EVENT);
      return;
    }
    String bucket = detail.member("bucket").text("name");
    said.add(selection.announced(bucket, detail.member("object").text("key"), region));
  }

  /** CloudTrail's own message, whose keys are as they are; in AWS Config's form there is one. */
  void files(JsonView message, Said said) {
    String bucket = message.text("s3Bucket");
    JsonView keys = message.member("s3ObjectKey");
    for (JsonView key : keys.elements()) {
      said.add(selection.announced(bucket, key.text(), null));
    }
    if (!keys.isArray()) {
      said.add(selection.announced(bucket, keys.text(), null));
    }
  }

  private static @Nullable String decoded(@Nullable String key) {
    try {
      return key == null ? null : URLDecoder.decode(key, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
