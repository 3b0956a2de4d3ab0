package nl.dijkwacht.core.coverage;

import static nl.dijkwacht.core.coverage.DataOperation.either;
import static nl.dijkwacht.core.coverage.DataOperation.read;
import static nl.dijkwacht.core.coverage.DataOperation.write;

import java.util.List;
import java.util.Optional;

/**
 * Where personal data is kept, and by which events CloudTrail records access to it. Management
 * events need no selector of their own; a trail has them unless it leaves them out.
 */
public enum AssetKind {
  /** A bucket, or the objects of it that have a prefix. */
  S3_OBJECTS(
      "AWS::S3::Object",
      "s3.amazonaws.com",
      List.of(
          read("GetObject"),
          read("HeadObject"),
          read("ListObjects"),
          read("ListObjectVersions"),
          read("GetObjectAcl"),
          read("GetObjectAttributes"),
          read("GetObjectTagging"),
          read("SelectObjectContent")),
      List.of(
          write("PutObject"), write("CopyObject"), write("DeleteObject"), write("DeleteObjects"))),
  /** A directory bucket, or the objects of it that have a prefix. */
  S3_DIRECTORY_OBJECTS(
      "AWS::S3Express::Object",
      "s3express.amazonaws.com",
      List.of(read("GetObject"), read("HeadObject"), read("ListObjectsV2")),
      List.of(write("PutObject"), write("CopyObject"), write("DeleteObject"))),
  DYNAMODB_TABLE(
      "AWS::DynamoDB::Table",
      "dynamodb.amazonaws.com",
      List.of(
          read("GetItem"),
          read("BatchGetItem"),
          read("TransactGetItems"),
          read("Query"),
          read("Scan"),
          either("ExecuteStatement"),
          either("BatchExecuteStatement")),
      List.of(write("PutItem"), write("UpdateItem"), write("DeleteItem"), write("BatchWriteItem"))),
  /** The stream of a table; its events are the table's too. */
  DYNAMODB_STREAM(
      "AWS::DynamoDB::Stream",
      "dynamodb.amazonaws.com",
      List.of(read("GetRecords"), read("GetShardIterator")),
      List.of()),
  LAMBDA_FUNCTION(
      "AWS::Lambda::Function", "lambda.amazonaws.com", List.of(write("Invoke")), List.of()),
  SQS_QUEUE(
      "AWS::SQS::Queue",
      "sqs.amazonaws.com",
      List.of(either("ReceiveMessage")),
      List.of(write("SendMessage"), write("SendMessageBatch"), write("DeleteMessage"))),
  SNS_TOPIC(
      "AWS::SNS::Topic",
      "sns.amazonaws.com",
      List.of(write("Publish"), write("PublishBatch")),
      List.of()),
  KINESIS_STREAM(
      "AWS::Kinesis::Stream",
      "kinesis.amazonaws.com",
      List.of(either("GetRecords"), either("SubscribeToShard")),
      List.of(write("PutRecord"), write("PutRecords"))),
  /** Blocks of a snapshot, read without restoring it. */
  EBS_SNAPSHOT(
      "AWS::EC2::Snapshot",
      "ebs.amazonaws.com",
      List.of(read("GetSnapshotBlock"), read("ListSnapshotBlocks"), read("ListChangedBlocks")),
      List.of(write("PutSnapshotBlock"))),
  /** A cluster's Data API; what comes over a database connection is in no trail. */
  RDS_CLUSTER(
      "AWS::RDS::DBCluster",
      "rdsdata.amazonaws.com",
      List.of(either("ExecuteStatement"), either("BatchExecuteStatement")),
      List.of()),
  COGNITO_IDENTITY_POOL(
      "AWS::Cognito::IdentityPool",
      "cognito-identity.amazonaws.com",
      List.of(either("GetId"), either("GetCredentialsForIdentity"), either("GetOpenIdToken")),
      List.of()),
  MEDICAL_IMAGING_STORE(
      "AWS::MedicalImaging::Datastore",
      "medical-imaging.amazonaws.com",
      List.of(
          either("GetImageFrame"),
          either("GetImageSet"),
          either("GetImageSetMetadata"),
          either("SearchImageSets")),
      List.of(either("UpdateImageSetMetadata"), either("DeleteImageSet"))),
  SECRET(
      "secretsmanager.amazonaws.com",
      List.of(read("GetSecretValue"), read("BatchGetSecretValue")),
      List.of(write("PutSecretValue"), write("UpdateSecret"))),
  PARAMETER(
      "ssm.amazonaws.com",
      List.of(
          read("GetParameter"),
          read("GetParameters"),
          read("GetParametersByPath"),
          read("GetParameterHistory")),
      List.of(write("PutParameter"), write("DeleteParameter"))),
  /** A key of KMS, whose use tells of access to what it encrypts. */
  KMS_KEY(
      "kms.amazonaws.com",
      List.of(read("Decrypt"), read("GenerateDataKey"), read("ReEncrypt")),
      List.of(write("ScheduleKeyDeletion"), write("DisableKey"), write("PutKeyPolicy")));

  private final Optional<String> dataType;
  private final String eventSource;

  // They come from List.of, and so cannot be changed.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<DataOperation> reads;

  @SuppressWarnings("ImmutableEnumChecker")
  private final List<DataOperation> writes;

  AssetKind(
      String dataType, String eventSource, List<DataOperation> reads, List<DataOperation> writes) {
    this(Optional.of(dataType), eventSource, reads, writes);
  }

  AssetKind(String eventSource, List<DataOperation> reads, List<DataOperation> writes) {
    this(Optional.empty(), eventSource, reads, writes);
  }

  AssetKind(
      Optional<String> dataType,
      String eventSource,
      List<DataOperation> reads,
      List<DataOperation> writes) {
    this.dataType = dataType;
    this.eventSource = eventSource;
    this.reads = reads;
    this.writes = writes;
  }

  /** The {@code resources.type} of its data events; none if access is a management event. */
  public Optional<String> dataType() {
    return dataType;
  }

  public String eventSource() {
    return eventSource;
  }

  /** By which its data gets known to somebody, whatever CloudTrail calls it. */
  public List<DataOperation> reads() {
    return reads;
  }

  /** By which its data is changed. */
  public List<DataOperation> writes() {
    return writes;
  }

  /** Whether an asset is all whose ARN begins with its own, as objects of a bucket are. */
  public boolean isPrefix() {
    return this == S3_OBJECTS || this == S3_DIRECTORY_OBJECTS;
  }
}
