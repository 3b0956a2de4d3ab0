package nl.dijkwacht.simulator.organisation;

import java.util.Map;
import nl.dijkwacht.simulator.calls.ApiCall;
import nl.dijkwacht.simulator.calls.Caller;
import nl.dijkwacht.simulator.calls.Chance;
import nl.dijkwacht.simulator.calls.Json;
import nl.dijkwacht.simulator.calls.Region;
import org.jspecify.annotations.Nullable;

/** The data events of one caller on what a department keeps. */
public record DataCalls(Caller caller, Department department) {

  /** The most that the console shows at once, as far as we know: AWS documents no number. */
  private static final int PAGE = 300;

  private static final String DENIED = "AccessDenied";

  public ApiCall get(String key, double bytes) {
    return object("GetObject", key).readOnly().additional(bytes(0.0, bytes));
  }

  public ApiCall getRefused(String key) {
    return get(key, 243.0).failed(DENIED, "Access Denied");
  }

  ApiCall getMissing(String key) {
    return get(key, 315.0).failed("NoSuchKey", "The specified key does not exist.");
  }

  ApiCall put(String key, double bytes) {
    return object("PutObject", key)
        .response("x-amz-server-side-encryption", "aws:kms")
        .additional(bytes(bytes, 0.0));
  }

  public ApiCall delete(String key) {
    return object("DeleteObject", key).additional(bytes(0.0, 0.0));
  }

  public ApiCall list() {
    String bucket = department.bucket();
    return call("s3", "ListObjects")
        .readOnly()
        .request("list-type", "2", "bucketName", bucket, "prefix", "dossier/", "Host", host())
        .additional(bytes(0.0, 40_000.0))
        .resource(department.account(), "AWS::S3::Bucket", department.bucketArn());
  }

  private ApiCall object(String name, String key) {
    return call("s3", name)
        .request("bucketName", department.bucket(), "Host", host(), "key", key)
        .object(department.bucketArn() + "/" + key)
        .resource(department.account(), "AWS::S3::Bucket", department.bucketArn());
  }

  private String host() {
    return department.bucket() + ".s3." + Region.IRELAND + ".amazonaws.com";
  }

  private static Map<String, @Nullable Object> bytes(double in, double out) {
    return Json.object(
        "SignatureVersion", "SigV4",
        "AuthenticationMethod", "AuthHeader",
        "CipherSuite", "TLS_AES_128_GCM_SHA256",
        "SSEApplied", "SSE_KMS",
        "bytesTransferredIn", in,
        "bytesTransferredOut", out);
  }

  ApiCall item(int number) {
    return table("GetItem").readOnly().request(tableName(), name(), "key", key(number));
  }

  ApiCall change(int number) {
    return table("UpdateItem").request(tableName(), name(), "key", key(number));
  }

  ApiCall query(int number) {
    return table("Query")
        .readOnly()
        .request(
            tableName(),
            name(),
            "keyConditionExpression",
            "nummer = :n",
            "key",
            key(number),
            "limit",
            50);
  }

  public ApiCall scan() {
    return table("Scan").readOnly().request(tableName(), name(), "limit", 500);
  }

  /** The first page, as the console shows it. */
  ApiCall firstPage() {
    return table("Scan").readOnly().request(tableName(), name(), "limit", PAGE);
  }

  /** The page that begins behind an item. */
  ApiCall pageAfter(int number) {
    return table("Scan")
        .readOnly()
        .request(tableName(), name(), "limit", PAGE, "exclusiveStartKey", key(number));
  }

  private static String tableName() {
    return "tableName";
  }

  private String name() {
    return department.table();
  }

  private static Map<String, @Nullable Object> key(int number) {
    return Json.object("nummer", "%06d".formatted(number));
  }

  private ApiCall table(String name) {
    return call("dynamodb", name)
        .apiVersion("2012-08-10")
        .resource(department.account(), "AWS::DynamoDB::Table", department.tableArn());
  }

  /** A use of the department's key for one of its files. */
  public ApiCall decrypt(String key) {
    return new ApiCall("kms", "Decrypt", caller, department.account(), Region.IRELAND)
        .readOnly()
        .request(
            "encryptionContext",
            Json.object("aws:s3:arn", department.bucketArn() + "/" + key),
            "encryptionAlgorithm",
            "SYMMETRIC_DEFAULT")
        .resource(department.account(), "AWS::KMS::Key", department.keyArn());
  }

  private ApiCall call(String service, String name) {
    return new ApiCall(service, name, caller, department.account(), Region.IRELAND).dataEvent();
  }

  /** How large a file is: most are small. */
  public static double size(Chance chance) {
    return chance.size(4_000, 1_500_000);
  }
}
