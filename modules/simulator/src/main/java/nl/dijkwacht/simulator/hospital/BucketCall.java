package nl.dijkwacht.simulator.hospital;

import java.util.List;
import java.util.Map;
import nl.dijkwacht.simulator.calls.ApiCall;
import nl.dijkwacht.simulator.calls.Caller;
import nl.dijkwacht.simulator.calls.Chance;
import nl.dijkwacht.simulator.calls.Json;
import org.jspecify.annotations.Nullable;

/** The S3 management events of one caller on the settings of one bucket. */
record BucketCall(Caller caller, Bucket bucket, Chance chance) {

  ApiCall deletePublicAccessBlock() {
    return call("DeleteBucketPublicAccessBlock")
        .request(
            "publicAccessBlock", "",
            "bucketName", bucket.bucketName(),
            "Host", bucket.host());
  }

  /** All four blocks on. */
  ApiCall putPublicAccessBlock() {
    return call("PutBucketPublicAccessBlock")
        .request(
            "publicAccessBlock", "",
            "bucketName", bucket.bucketName(),
            "PublicAccessBlockConfiguration",
                Json.object(
                    "xmlns", "http://s3.amazonaws.com/doc/2006-03-01/",
                    "RestrictPublicBuckets", true,
                    "BlockPublicPolicy", true,
                    "BlockPublicAcls", true,
                    "IgnorePublicAcls", true),
            "Host", bucket.host());
  }

  /** Everyone may list the bucket and read what is in it. */
  ApiCall putPublicPolicy() {
    return call("PutBucketPolicy")
        .request(
            "bucketPolicy",
                Json.object("Version", "2012-10-17", "Statement", List.of(publicStatement(bucket))),
            "bucketName", bucket.bucketName(),
            "Host", bucket.host(),
            "policy", "");
  }

  static Map<String, @Nullable Object> publicStatement(Bucket bucket) {
    return Json.object(
        "Sid", "TijdelijkVoorLeverancier",
        "Effect", "Allow",
        "Principal", "*",
        "Action", List.of("s3:GetObject", "s3:ListBucket"),
        "Resource", List.of(bucket.arn(), bucket.arn() + "/*"));
  }

  ApiCall deletePolicy() {
    return call("DeleteBucketPolicy")
        .request("policy", "", "bucketName", bucket.bucketName(), "Host", bucket.host());
  }

  /**
   * A look at one setting.
   *
   * @param setting as it is called in the URL, such as {@code publicAccessBlock}
   */
  ApiCall get(String name, String setting) {
    return call(name)
        .readOnly()
        .request(setting, "", "bucketName", bucket.bucketName(), "Host", bucket.host());
  }

  private ApiCall call(String name) {
    return new ApiCall("s3", name, caller, bucket.owner(), bucket.region())
        .host(bucket.host())
        .additional(additional())
        .resource(bucket.owner(), "AWS::S3::Bucket", bucket.arn());
  }

  private Map<String, @Nullable Object> additional() {
    return Json.object(
        "SignatureVersion",
        "SigV4",
        "CipherSuite",
        "TLS_AES_128_GCM_SHA256",
        "bytesTransferredIn",
        chance.between(0, 600),
        "AuthenticationMethod",
        "AuthHeader",
        "x-amz-id-2",
        chance.base64(55) + "=",
        "bytesTransferredOut",
        chance.between(0, 400));
  }
}
