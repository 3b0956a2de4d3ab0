package nl.dijkwacht.simulator.hospital;

import java.util.Map;
import nl.dijkwacht.simulator.calls.ApiCall;
import nl.dijkwacht.simulator.calls.Caller;
import nl.dijkwacht.simulator.calls.Chance;
import nl.dijkwacht.simulator.calls.Json;
import org.jspecify.annotations.Nullable;

/** The S3 data events of one caller on one bucket, as the bucket's owner records them. */
record ObjectCall(Caller caller, Bucket bucket, Chance chance) {

  ApiCall get(String key) {
    return call("GetObject", key)
        .readOnly()
        .request("bucketName", bucket.bucketName(), "Host", bucket.host(), "key", key)
        .additional(encrypted(additional(0.0, chance.size(4_000, 4_000_000))));
  }

  /** A read of something that is not there. */
  ApiCall getMissing(String key) {
    return get(key)
        .additional(additional(0.0, 315.0))
        .failed("NoSuchKey", "The specified key does not exist.");
  }

  ApiCall getRefused(String key) {
    return get(key).additional(additional(0.0, 243.0)).failed("AccessDenied", "Access Denied");
  }

  ApiCall put(String key) {
    return call("PutObject", key)
        .request(
            "bucketName", bucket.bucketName(),
            "Host", bucket.host(),
            "key", key)
        .response("x-amz-server-side-encryption", bucket.encryption().header())
        .additional(encrypted(additional(chance.size(2_000, 2_000_000), 0.0)));
  }

  ApiCall list(String prefix) {
    return new ApiCall("s3", "ListObjects", caller, bucket.owner(), bucket.region())
        .dataEvent()
        .readOnly()
        .host(bucket.host())
        .request(
            "list-type",
            "2",
            "bucketName",
            bucket.bucketName(),
            "encoding-type",
            "url",
            "prefix",
            prefix,
            "Host",
            bucket.host())
        .additional(additional(0.0, chance.size(400, 250_000)))
        .resource(bucket.owner(), "AWS::S3::Bucket", bucket.arn());
  }

  private ApiCall call(String name, String key) {
    return new ApiCall("s3", name, caller, bucket.owner(), bucket.region())
        .dataEvent()
        .host(bucket.host())
        .object(bucket.arn() + "/" + key)
        .resource(bucket.owner(), "AWS::S3::Bucket", bucket.arn());
  }

  /** Bytes are decimals here, and a caller without credentials signs nothing. */
  private Map<String, @Nullable Object> additional(double bytesIn, double bytesOut) {
    Map<String, @Nullable Object> additional = Json.object();
    if (!"AWSAccount".equals(caller.identity().get("type"))) {
      additional.put("SignatureVersion", "SigV4");
      additional.put("AuthenticationMethod", "AuthHeader");
    }
    additional.put("CipherSuite", "TLS_AES_128_GCM_SHA256");
    additional.put("bytesTransferredIn", bytesIn);
    additional.put("bytesTransferredOut", bytesOut);
    additional.put("x-amz-id-2", chance.base64(55) + "=");
    return additional;
  }

  private Map<String, @Nullable Object> encrypted(Map<String, @Nullable Object> additional) {
    additional.put("SSEApplied", bucket.encryption().applied());
    return additional;
  }
}
