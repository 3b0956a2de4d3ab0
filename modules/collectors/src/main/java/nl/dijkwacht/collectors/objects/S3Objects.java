package nl.dijkwacht.collectors.objects;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsFailure;
import nl.dijkwacht.aws.AwsPlace;
import nl.dijkwacht.collectors.Printable;
import nl.dijkwacht.topics.catalogue.ObjectAnnouncement;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * Reads objects in parts, so that no connection waits while records are written, and what breaks
 * off costs no more than its part. Thread-safe.
 */
final class S3Objects implements AutoCloseable {

  private static final int CHANGED = 412;
  private static final int NOTHING_THERE = 416;
  private static final int LONGEST_KEY = 1024;
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9-]*(\\.[a-z0-9-]+)*");

  private final AwsAccess access;
  private final Map<AwsPlace, S3Client> clients = new ConcurrentHashMap<>();

  S3Objects(AwsAccess access) {
    this.access = access;
  }

  /** Why an announcement can name no object, which S3 need not be asked for; empty if it can. */
  static Optional<String> problem(ObjectAnnouncement object) {
    String bucket = object.bucket();
    if (bucket.length() < 3 || bucket.length() > 63 || !BUCKET.matcher(bucket).matches()) {
      return Optional.of("its bucket has a name that no bucket can have");
    }
    return object.key().isEmpty() || object.key().length() > LONGEST_KEY
        ? Optional.of("its key has a length that no key can have")
        : Optional.empty();
  }

  /**
   * Asks for a part.
   *
   * @param from its first byte, within the object unless it is 0
   * @param length of the part at most
   * @param etag of the object that was begun to be read, or null at its beginning
   */
  ObjectPart part(ObjectAnnouncement object, long from, int length, @Nullable String etag) {
    GetObjectRequest request =
        GetObjectRequest.builder()
            .bucket(object.bucket())
            .key(object.key())
            .range("bytes=" + from + "-" + (from + length - 1))
            .ifMatch(etag)
            .build();
    try {
      return content(object, request);
    } catch (AwsServiceException e) {
      if (e.statusCode() == CHANGED) {
        return new ObjectPart.Changed();
      }
      // An object of no bytes has no first one.
      return e.statusCode() == NOTHING_THERE && from == 0
          ? whole(object, request)
          : failed(object, e);
    } catch (SdkException e) {
      return failed(object, e);
    }
  }

  private ObjectPart whole(ObjectAnnouncement object, GetObjectRequest request) {
    try {
      return content(object, request.toBuilder().range(null).build());
    } catch (SdkException e) {
      return failed(object, e);
    }
  }

  private ObjectPart content(ObjectAnnouncement object, GetObjectRequest request) {
    ResponseBytes<GetObjectResponse> answer =
        client(object).getObject(request, ResponseTransformer.toBytes());
    byte[] bytes = answer.asByteArrayUnsafe();
    GetObjectResponse response = answer.response();
    return new ObjectPart.Content(
        bytes, total(response.contentRange(), bytes.length), response.eTag(), response.metadata());
  }

  /** The size of the object by an answer such as {@code bytes 0-9/1234}. */
  private static long total(@Nullable String contentRange, int received) {
    if (contentRange == null) {
      return received;
    }
    try {
      return Long.parseLong(contentRange.substring(contentRange.lastIndexOf('/') + 1));
    } catch (NumberFormatException e) {
      return received;
    }
  }

  private static ObjectPart failed(ObjectAnnouncement object, SdkException e) {
    return new ObjectPart.Failed(AwsFailure.of("Reading " + Printable.of(object.uri()), e));
  }

  private S3Client client(ObjectAnnouncement object) {
    return clients.computeIfAbsent(place(object.region()), this::client);
  }

  /**
   * What an announcement says comes from outside, and a client for each made-up name would not do.
   */
  private static AwsPlace place(@Nullable String region) {
    return region != null && Region.regions().stream().anyMatch(known -> known.id().equals(region))
        ? AwsPlace.ofRegion(region)
        : AwsPlace.DEFAULT;
  }

  private S3Client client(AwsPlace place) {
    return access.client(builder(access), "s3", place);
  }

  /** Makes clients that find a bucket in whatever Region, and go along with other servers too. */
  static S3ClientBuilder builder(AwsAccess access) {
    return S3Client.builder()
        .crossRegionAccessEnabled(true)
        .forcePathStyle(access.endpoint("s3").isPresent());
  }

  @Override
  public void close() {
    clients.values().forEach(S3Client::close);
  }
}
