package nl.dijkwacht.aws;

import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What a failed request means.
 *
 * @param sentence for people, with what to do; holds nothing of the request's or answer's content
 */
public record AwsFailure(Kind kind, String sentence) {

  /** What can be done about it. */
  public enum Kind {
    /** Too many requests, after the SDK's own retries: ask again later. */
    THROTTLED,
    /** No credentials, or expired or unknown ones: nothing works until somebody acts. */
    CREDENTIALS,
    /** The credentials are good, and this is not allowed to them. */
    DENIED,
    /** What was asked for does not exist. */
    MISSING,
    /** No answer, or a fault of the service: ask again later. */
    UNREACHABLE,
    /** The request makes no sense to the service. */
    REFUSED;

    /** Whether the same request may succeed later without anybody changing what it asks for. */
    public boolean passes() {
      return this == THROTTLED || this == CREDENTIALS || this == UNREACHABLE;
    }
  }

  private static final Set<String> CREDENTIAL_CODES =
      Set.of(
          "ExpiredToken",
          "ExpiredTokenException",
          "RequestExpired",
          "InvalidClientTokenId",
          "InvalidAccessKeyId",
          "UnrecognizedClientException",
          "SignatureDoesNotMatch",
          "InvalidSignatureException",
          "InvalidToken",
          "TokenRefreshRequired",
          "RequestTimeTooSkewed",
          "MissingAuthenticationToken",
          "AuthFailure");

  private static final int UNAUTHORISED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int SERVER_FAULT = 500;

  /**
   * Explains an exception of the SDK.
   *
   * @param action what was tried, to begin a sentence: "Reading s3://bucket/key"
   */
  public static AwsFailure of(String action, SdkException failure) {
    Kind kind = kind(failure);
    String code =
        failure instanceof AwsServiceException service && service.awsErrorDetails() != null
            ? " (" + printable(service.awsErrorDetails().errorCode()) + ")"
            : "";
    return new AwsFailure(kind, action + " " + advice(kind) + code + ".");
  }

  private static Kind kind(SdkException failure) {
    if (failure instanceof AwsServiceException service) {
      return kind(service);
    }
    if (failure instanceof ApiCallTimeoutException) {
      return Kind.UNREACHABLE;
    }
    boolean noCredentials =
        failure instanceof SdkClientException
            && Stream.iterate((Throwable) failure, t -> t != null, Throwable::getCause)
                .limit(8)
                .map(Throwable::getMessage)
                .anyMatch(m -> m != null && m.contains("Unable to load credentials"));
    return noCredentials ? Kind.CREDENTIALS : Kind.UNREACHABLE;
  }

  private static Kind kind(AwsServiceException failure) {
    String code =
        failure.awsErrorDetails() == null || failure.awsErrorDetails().errorCode() == null
            ? ""
            : failure.awsErrorDetails().errorCode();
    if (failure.isThrottlingException() || code.equals("SlowDown")) {
      return Kind.THROTTLED;
    }
    if (CREDENTIAL_CODES.contains(code) || failure.statusCode() == UNAUTHORISED) {
      return Kind.CREDENTIALS;
    }
    if (failure.statusCode() >= SERVER_FAULT) {
      return Kind.UNREACHABLE;
    }
    if (failure.statusCode() == FORBIDDEN || code.startsWith("AccessDenied")) {
      return Kind.DENIED;
    }
    boolean missing =
        failure.statusCode() == NOT_FOUND
            || code.startsWith("NoSuch")
            || code.endsWith("NotFound")
            || code.endsWith("NotFoundException")
            || code.endsWith("NonExistentQueue")
            || code.endsWith("QueueDoesNotExist");
    return missing ? Kind.MISSING : Kind.REFUSED;
  }

  private static String advice(Kind kind) {
    return switch (kind) {
      case THROTTLED -> "was throttled; it is tried again";
      case CREDENTIALS ->
          "needs credentials that AWS accepts; check the role or keys of this process, and its"
              + " clock";
      case DENIED -> "is not permitted; 'dijkwacht doctor' tells which permission is missing";
      case MISSING -> "found nothing of that name";
      case UNREACHABLE -> "got no answer from AWS; it is tried again";
      case REFUSED -> "was refused by AWS";
    };
  }

  private static String printable(String code) {
    return code == null ? "?" : code.replaceAll("[^A-Za-z0-9._-]", "?");
  }
}
