package nl.dijkwacht.testkit.aws.protocol;

/** How a service of AWS reads requests and writes answers. */
public enum Protocol {
  /** The operation in the header {@code X-Amz-Target}: CloudTrail, Config, DynamoDB, SQS. */
  JSON("application/x-amz-json-1.1"),
  /** The operation in the form's field {@code Action}, answers in XML: STS, IAM. */
  QUERY("text/xml"),
  /** The operation is the method and path: GuardDuty, Macie, Security Hub. */
  REST_JSON("application/json"),
  /** The operation is the method and path: S3, and the part of it called S3 Control. */
  REST_XML("application/xml");

  private final String contentType;

  Protocol(String contentType) {
    this.contentType = contentType;
  }

  String contentType() {
    return contentType;
  }
}
