package nl.dijkwacht.collectors.integrity;

import java.io.FilterInputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsFailure;
import nl.dijkwacht.aws.AwsPlace;
import nl.dijkwacht.collectors.Printable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Trails in S3. Thread-safe. */
public final class S3TrailStore implements TrailStore, AutoCloseable {

  private final S3Client s3;

  /**
   * @param s3 may be asked for buckets of several Regions, so it should follow them; closing this
   *     closes it
   */
  public S3TrailStore(S3Client s3) {
    this.s3 = s3;
  }

  /** With a client of its own, for buckets in any Region. */
  public static S3TrailStore of(AwsAccess access) throws StoreFailure {
    boolean ownEndpoint = access.endpoint("s3").isPresent();
    try {
      return new S3TrailStore(
          access.client(
              S3Client.builder().crossRegionAccessEnabled(true).forcePathStyle(ownEndpoint),
              "s3",
              AwsPlace.DEFAULT));
    } catch (SdkClientException e) {
      // The only thing that the SDK asks for before there is a request.
      String sentence =
          "There is no Region to begin with; set aws.region in the configuration, or AWS_REGION.";
      throw new StoreFailure(new AwsFailure(AwsFailure.Kind.REFUSED, sentence));
    }
  }

  @Override
  public List<String> folders(String bucket, String prefix) throws StoreFailure {
    return asking(
        "Listing " + uri(bucket, prefix),
        () ->
            s3
                .listObjectsV2Paginator(r -> r.bucket(bucket).prefix(prefix).delimiter("/"))
                .commonPrefixes()
                .stream()
                .map(CommonPrefix::prefix)
                .toList());
  }

  @Override
  public void keys(String bucket, String prefix, String after, Predicate<String> each)
      throws StoreFailure {
    asking(
        "Listing " + uri(bucket, prefix),
        () ->
            s3
                .listObjectsV2Paginator(r -> r.bucket(bucket).prefix(prefix).startAfter(after))
                .contents()
                .stream()
                .map(S3Object::key)
                .allMatch(each));
  }

  @Override
  public StoredObject open(String bucket, String key) throws StoreFailure {
    String action = "Reading " + uri(bucket, key);
    ResponseInputStream<GetObjectResponse> content =
        asking(action, () -> s3.getObject(r -> r.bucket(bucket).key(key)));
    return new StoredObject(new Content(content, action), content.response().metadata());
  }

  @Override
  public void close() {
    s3.close();
  }

  private static <T> T asking(String action, Supplier<T> request) throws StoreFailure {
    try {
      return request.get();
    } catch (SdkException e) {
      throw new StoreFailure(AwsFailure.of(action, e));
    }
  }

  private static String uri(String bucket, String key) {
    return Printable.of("s3://" + bucket + "/" + key);
  }

  /** Fails as every other request does, and lets go of a connection that it did not read out. */
  private static final class Content extends FilterInputStream {

    private final ResponseInputStream<GetObjectResponse> content;
    private final String action;
    private boolean ended;

    Content(ResponseInputStream<GetObjectResponse> content, String action) {
      super(content);
      this.content = content;
      this.action = action;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
      try {
        int count = content.read(into, at, length);
        ended |= count < 0;
        return count;
      } catch (SdkException e) {
        throw new StoreFailure(AwsFailure.of(action, e));
      }
    }

    @Override
    public void close() throws IOException {
      if (ended) {
        content.close();
      } else {
        content.abort();
      }
    }
  }
}
