package nl.dijkwacht.testkit.aws.protocol;

/**
 * What goes wrong with any service, under the status and code that each protocol has for it.
 *
 * @param json in the protocol {@link Protocol#JSON}
 * @param query in the protocol {@link Protocol#QUERY}
 * @param restJson in the protocol {@link Protocol#REST_JSON}
 * @param restXml in the protocol {@link Protocol#REST_XML}
 */
public record Fault(Failure json, Failure query, Failure restJson, Failure restXml)
    implements AwsAnswer {

  public static final Fault THROTTLED =
      new Fault(
          new Failure(400, "ThrottlingException", "Rate exceeded"),
          new Failure(400, "Throttling", "Rate exceeded"),
          new Failure(429, "TooManyRequestsException", "Rate exceeded"),
          new Failure(503, "SlowDown", "Please reduce your request rate."));

  public static final Fault EXPIRED =
      new Fault(
          new Failure(400, "ExpiredTokenException", "The security token is expired"),
          new Failure(403, "ExpiredToken", "The security token is expired"),
          new Failure(403, "ExpiredTokenException", "The security token is expired"),
          new Failure(400, "ExpiredToken", "The provided token has expired."));

  public static final Fault UNKNOWN_KEY =
      new Fault(
          new Failure(400, "UnrecognizedClientException", "The security token is invalid."),
          new Failure(403, "InvalidClientTokenId", "The security token is invalid."),
          new Failure(403, "UnrecognizedClientException", "The security token is invalid."),
          new Failure(403, "InvalidAccessKeyId", "The access key id does not exist."));

  public static final Fault DENIED =
      new Fault(
          new Failure(400, "AccessDeniedException", "The caller is not authorized"),
          new Failure(403, "AccessDenied", "The caller is not authorized"),
          new Failure(403, "AccessDeniedException", "The caller is not authorized"),
          new Failure(403, "AccessDenied", "Access Denied"));

  /** A token of a page that the service did not give, or gave for other parameters. */
  public static final Fault FOREIGN_TOKEN =
      new Fault(
          new Failure(400, "InvalidNextTokenException", "The token is not valid"),
          new Failure(400, "ValidationError", "The marker is not valid"),
          new Failure(400, "BadRequestException", "The token is not valid"),
          new Failure(400, "InvalidArgument", "The continuation token provided is incorrect"));

  public static final Fault UNKNOWN_OPERATION =
      new Fault(
          new Failure(400, "UnknownOperationException", "No such operation"),
          new Failure(400, "InvalidAction", "No such operation"),
          new Failure(404, "UnknownOperationException", "No such operation"),
          new Failure(405, "MethodNotAllowed", "No such operation"));

  public static final Fault INTERNAL =
      new Fault(
          new Failure(500, "InternalFailure", "Internal failure"),
          new Failure(500, "InternalFailure", "Internal failure"),
          new Failure(500, "InternalServerErrorException", "Internal failure"),
          new Failure(500, "InternalError", "We encountered an internal error."));

  Failure in(Protocol protocol) {
    return switch (protocol) {
      case JSON -> json;
      case QUERY -> query;
      case REST_JSON -> restJson;
      case REST_XML -> restXml;
    };
  }
}
