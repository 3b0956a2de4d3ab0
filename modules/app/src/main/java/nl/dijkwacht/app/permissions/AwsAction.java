package nl.dijkwacht.app.permissions;

/**
 * An action of AWS that Dijkwacht asks for. The policies in docs/aws allow these and no others;
 * tests compare both with the calls that the code makes.
 */
public enum AwsAction {
  RECEIVE_MESSAGE(Role.COLLECTOR, "sqs:ReceiveMessage", "takes announcements and events"),
  DELETE_MESSAGE(Role.COLLECTOR, "sqs:DeleteMessage", "removes what is safely in Kafka"),
  GET_QUEUE_ATTRIBUTES(
      Role.COLLECTOR, "sqs:GetQueueAttributes", "`doctor`: how the queue is set, and what waits"),
  GET_OBJECT(
      Role.COLLECTOR, "s3:GetObject", "reads log files, digest files and large items of Config"),
  LIST_BUCKET(Role.COLLECTOR, "s3:ListBucket", "finds old logs, and logs that were never told of"),
  DECRYPT(Role.COLLECTOR, "kms:Decrypt", "reads encrypted logs, through S3 alone"),
  ASSUME_ROLE(Role.COLLECTOR, "sts:AssumeRole", "takes the reader role in the watched accounts"),
  PUBLISH_ALERTS(
      Role.COLLECTOR,
      "sns:Publish",
      "tells subscriptions with a topic of SNS; only if you have such"),
  PUT_EVENTS(
      Role.RESPONDER, "events:PutEvents", "asks who listens to an event bus to act on a finding"),
  START_AUTOMATION(
      Role.RESPONDER,
      "ssm:StartAutomationExecution",
      "asks Systems Manager to act, by a document that is named"),
  GET_AUTOMATION(
      Role.RESPONDER,
      "ssm:GetAutomationExecution",
      "what came of an automation that was asked for"),
  INVOKE_FUNCTION(Role.RESPONDER, "lambda:InvokeFunction", "asks a function to act"),

  LIST_ACCOUNTS(
      Role.COLLECTOR, "organizations:ListAccounts", "which accounts there are, and which are new"),

  LOOKUP_EVENTS(Role.READER, "cloudtrail:LookupEvents", "events of accounts without a trail"),
  DESCRIBE_TRAILS(Role.READER, "cloudtrail:DescribeTrails", "which trails there are"),
  GET_TRAIL_STATUS(Role.READER, "cloudtrail:GetTrailStatus", "whether a trail records"),
  GET_EVENT_SELECTORS(
      Role.READER, "cloudtrail:GetEventSelectors", "whether it records reads of data"),
  GET_INSIGHT_SELECTORS(
      Role.READER, "cloudtrail:GetInsightSelectors", "whether it looks for unusual activity"),
  LIST_PUBLIC_KEYS(
      Role.READER, "cloudtrail:ListPublicKeys", "checks the signatures of digest files"),
  SELECT_RESOURCES(Role.READER, "config:SelectResourceConfig", "which resources the account has"),
  GET_RESOURCES(Role.READER, "config:BatchGetResourceConfig", "the state of those resources"),
  DESCRIBE_RECORDERS(
      Role.READER, "config:DescribeConfigurationRecorders", "what AWS Config records"),
  DESCRIBE_RECORDER_STATUS(
      Role.READER, "config:DescribeConfigurationRecorderStatus", "whether it does"),
  LIST_DETECTORS(Role.READER, "guardduty:ListDetectors", "whether GuardDuty is on"),
  GET_DETECTOR(Role.READER, "guardduty:GetDetector", "whether it watches reads of S3"),
  GET_MACIE_SESSION(Role.READER, "macie2:GetMacieSession", "whether Macie is on"),
  GET_PUBLIC_ACCESS_BLOCK(
      Role.READER, "s3:GetAccountPublicAccessBlock", "whether buckets can be made public"),
  SELECT_AGGREGATE(
      Role.READER,
      "config:SelectAggregateResourceConfig",
      "which resources all accounts have, of an aggregator"),
  GET_AGGREGATE(
      Role.READER, "config:BatchGetAggregateResourceConfig", "the state of those resources"),
  DESCRIBE_ORGANIZATION(
      Role.READER, "organizations:DescribeOrganization", "which account manages the others"),
  LIST_POLICIES(
      Role.READER, "organizations:ListPolicies", "which policies keep data in its Regions"),
  DESCRIBE_POLICY(Role.READER, "organizations:DescribePolicy", "what those policies say"),
  LIST_POLICY_TARGETS(
      Role.READER, "organizations:ListTargetsForPolicy", "whom those policies bind"),
  LIST_TABLES(Role.READER, "dynamodb:ListTables", "which tables there are"),
  DESCRIBE_TIME_TO_LIVE(
      Role.READER, "dynamodb:DescribeTimeToLive", "whether their items expire in time");

  /** Whose policy allows it. */
  public enum Role {
    /** The collector's own role alone. */
    COLLECTOR,
    /** Who asks others to act, which is nobody as long as there are no policies of responses. */
    RESPONDER,
    /** The role in each watched account, and the collector's for its own account. */
    READER
  }

  private final Role role;
  private final String text;
  private final String purpose;

  AwsAction(Role role, String text, String purpose) {
    this.role = role;
    this.text = text;
    this.purpose = purpose;
  }

  public Role role() {
    return role;
  }

  /** What Dijkwacht does with it, in Markdown. */
  public String purpose() {
    return purpose;
  }

  /** As policies name it, such as {@code sqs:ReceiveMessage}. */
  @Override
  public String toString() {
    return text;
  }
}
