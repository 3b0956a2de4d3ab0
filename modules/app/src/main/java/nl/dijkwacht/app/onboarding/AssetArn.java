package nl.dijkwacht.app.onboarding;

import java.util.Optional;
import nl.dijkwacht.core.coverage.AssetKind;
import nl.dijkwacht.core.coverage.SelectableAsset;

/** Tells by its ARN what an asset is. */
public final class AssetArn {

  private static final int PARTS = 6;

  private AssetArn() {}

  /** The asset, if its kind is known here; a bucket stands for all its objects. */
  public static Optional<SelectableAsset> of(String arn) {
    String[] parts = arn.split(":", PARTS);
    if (parts.length < PARTS || !parts[0].equals("arn") || parts[PARTS - 1].isEmpty()) {
      return Optional.empty();
    }
    String resource = parts[PARTS - 1];
    return kind(parts[2], resource)
        .map(kind -> SelectableAsset.of(kind, isBucket(kind, resource) ? arn + "/" : arn));
  }

  private static boolean isBucket(AssetKind kind, String resource) {
    return kind == AssetKind.S3_OBJECTS && !resource.contains("/");
  }

  private static Optional<AssetKind> kind(String service, String resource) {
    return Optional.ofNullable(
        switch (service) {
          case "s3" -> AssetKind.S3_OBJECTS;
          case "s3express" -> AssetKind.S3_DIRECTORY_OBJECTS;
          case "dynamodb" ->
              resource.contains("/stream/") ? AssetKind.DYNAMODB_STREAM : AssetKind.DYNAMODB_TABLE;
          case "lambda" -> AssetKind.LAMBDA_FUNCTION;
          case "sqs" -> AssetKind.SQS_QUEUE;
          case "sns" -> AssetKind.SNS_TOPIC;
          case "kinesis" -> AssetKind.KINESIS_STREAM;
          case "ec2" -> resource.startsWith("snapshot/") ? AssetKind.EBS_SNAPSHOT : null;
          case "rds" -> resource.startsWith("cluster:") ? AssetKind.RDS_CLUSTER : null;
          case "cognito-identity" -> AssetKind.COGNITO_IDENTITY_POOL;
          case "medical-imaging" -> AssetKind.MEDICAL_IMAGING_STORE;
          case "secretsmanager" -> AssetKind.SECRET;
          case "ssm" -> resource.startsWith("parameter/") ? AssetKind.PARAMETER : null;
          case "kms" -> resource.startsWith("key/") ? AssetKind.KMS_KEY : null;
          default -> null;
        });
  }
}
