package nl.dijkwacht.app.doctor;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import nl.dijkwacht.app.inquiry.Answer;
import nl.dijkwacht.app.permissions.AwsAction;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsPlace;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.sts.StsClient;

/** Whether this machine's clock is that of AWS: requests that are 5 minutes off are refused. */
final class ClockRight implements Check {

  private static final Duration NOTABLE = Duration.ofSeconds(5);
  private static final Duration REFUSED = Duration.ofMinutes(4);
  private static final String REMEDY = "Set the clock by NTP.";

  private final AwsAccess access;
  private final Clock clock;

  ClockRight(AwsAccess access, Clock clock) {
    this.access = access;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "clock";
  }

  @Override
  public Diagnosis examine() {
    Instant asked = clock.instant();
    return Answer.of(
            AwsAction.ASSUME_ROLE,
            () -> {
              try (StsClient sts = access.client(StsClient.builder(), "sts", AwsPlace.DEFAULT)) {
                return time(sts.getCallerIdentity());
              }
            })
        .fold(
            time ->
                time.map(told -> judge(asked, told, clock.instant()))
                    .orElse(Diagnosis.doubtful("AWS told no time", "Compare the clock yourself.")),
            Diagnosis::bad);
  }

  private static Optional<Instant> time(SdkResponse response) {
    try {
      return response
          .sdkHttpResponse()
          .firstMatchingHeader("Date")
          .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  /** What was told lies between asking and hearing, apart from the part of a second left out. */
  private static Diagnosis judge(Instant asked, Instant told, Instant heard) {
    Duration early = Duration.between(told.plusSeconds(1), asked);
    Duration late = Duration.between(heard, told);
    Duration off = early.compareTo(late) > 0 ? early : late;
    if (off.compareTo(REFUSED) > 0) {
      return Diagnosis.bad("%d s off; AWS refuses requests".formatted(off.toSeconds()), REMEDY);
    }
    return off.compareTo(NOTABLE) > 0
        ? Diagnosis.doubtful("%d s off".formatted(off.toSeconds()), REMEDY)
        : Diagnosis.good("agrees with AWS");
  }
}
