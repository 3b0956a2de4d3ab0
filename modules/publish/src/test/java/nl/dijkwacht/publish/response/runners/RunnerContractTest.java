package nl.dijkwacht.publish.response.runners;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsSettings;
import nl.dijkwacht.publish.channels.Behaviour;
import nl.dijkwacht.publish.channels.Receiver;
import nl.dijkwacht.publish.response.policies.RunnerKind;
import nl.dijkwacht.publish.response.policies.RunnerTarget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** What holds for every runner, whatever answers. */
@Execution(ExecutionMode.CONCURRENT)
class RunnerContractTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(400);
  private static final Asked ASKED =
      new Asked(
          "00112233445566778899aabbccddeeff",
          "00112233445566778899aabbccddeeff",
          "finding-1",
          "isolate-instance",
          Map.of("InstanceId", "i-0123456789abcdef0"));

  @ParameterizedTest
  @EnumSource
  void oneThatIsRightTakesItOnce(RunnerKind kind) throws IOException {
    try (Receiver receiver = Receiver.http(answer(kind), Behaviour.RIGHT)) {
      assertThat(ask(kind, receiver, LONG)).isInstanceOf(Answer.Accepted.class);

      assertThat(receiver.told())
          .singleElement()
          .satisfies(told -> assertThat(told).contains("i-0123456789abcdef0"))
          .satisfies(
              told ->
                  assertThat(told)
                      .contains(
                          kind == RunnerKind.SSM_AUTOMATION
                              ? "00112233-4455-6677-8899-aabbccddeeff"
                              : "00112233445566778899aabbccddeeff"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void onlyOneThatIsThrottledIsSurelyToBeAskedLater(RunnerKind kind) throws IOException {
    assertThat(ask(kind, Behaviour.BUSY, LONG)).isInstanceOf(Answer.Later.class);
  }

  @ParameterizedTest
  @EnumSource
  void afterAFaultItIsNotClearWhetherItWasHeard(RunnerKind kind) throws IOException {
    assertThat(ask(kind, Behaviour.FAILS, LONG)).isInstanceOf(Answer.Unclear.class);
    assertThat(ask(kind, Behaviour.CLOSES, LONG)).isInstanceOf(Answer.Unclear.class);
  }

  @ParameterizedTest
  @EnumSource
  void whatItWillNeverTakeIsDeclined(RunnerKind kind) throws IOException {
    assertThat(ask(kind, Behaviour.REFUSES, LONG)).isInstanceOf(Answer.Declined.class);
  }

  @ParameterizedTest
  @EnumSource
  void oneThatHangsHoldsNobodyUp(RunnerKind kind) throws IOException {
    long began = System.nanoTime();

    assertThat(ask(kind, Behaviour.HANGS, SHORT)).isInstanceOf(Answer.Unclear.class);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
  }

  @ParameterizedTest
  @EnumSource
  void nobodyIsThere(RunnerKind kind) throws IOException {
    Receiver gone = Receiver.http("", Behaviour.RIGHT);
    gone.close();
    Answer answer = ask(kind, gone, LONG);

    assertThat(answer).isInstanceOf(Answer.Unclear.class);
    assertThat(((Answer.Unclear) answer).sentence()).isNotBlank().doesNotContain("i-0123");
  }

  @Test
  void aBusTellsOfEachEventWhetherItTookIt() throws IOException {
    assertThat(bus("ThrottlingException")).isInstanceOf(Answer.Later.class);
    assertThat(bus("NotAuthorizedForSourceException")).isInstanceOf(Answer.Declined.class);
  }

  private static Answer bus(String code) throws IOException {
    String answer = "{\"FailedEntryCount\":1,\"Entries\":[{\"ErrorCode\":\"%s\"}]}".formatted(code);
    try (Receiver receiver = Receiver.http(answer, Behaviour.RIGHT)) {
      return ask(RunnerKind.EVENTBRIDGE, receiver, LONG);
    }
  }

  @Test
  void onlySsmKnowsWhatItWasAskedBefore() {
    try (Runners runners = new Runners(() -> access("http://127.0.0.1:1"), LONG)) {
      assertThat(runners.of(target(RunnerKind.SSM_AUTOMATION)).knowsRepeats()).isTrue();
      assertThat(runners.of(target(RunnerKind.LAMBDA)).knowsRepeats()).isFalse();
      assertThat(runners.of(target(RunnerKind.EVENTBRIDGE)).knowsRepeats()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void itTellsWhatCameOfItOrThatItDoesNot(RunnerKind kind) throws IOException {
    Progress progress = progress(kind, execution("Success", ""));

    assertThat(progress)
        .isInstanceOf(kind.tellsOutcome() ? Progress.Done.class : Progress.Untold.class);
  }

  @ParameterizedTest
  @EnumSource(Behaviour.class)
  void whenAskingGoesWrongNothingIsTold(Behaviour behaviour) throws IOException {
    try (Receiver receiver = Receiver.http("{}", behaviour);
        Runners runners = new Runners(() -> access(receiver.origin()), SHORT)) {
      Progress progress = runners.of(target(RunnerKind.SSM_AUTOMATION)).progress("execution-1");

      assertThat(progress).isInstanceOf(Progress.Untold.class);
      assertThat(((Progress.Untold) progress).sentence()).isNotBlank();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Pending", "InProgress", "Waiting", "PendingApproval", "Cancelling", "New"})
  void whatIsNotOverRuns(String status) throws IOException {
    assertThat(progress(RunnerKind.SSM_AUTOMATION, execution(status, "")))
        .isInstanceOf(Progress.Runs.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Failed", "TimedOut", "Cancelled", "Rejected", "CompletedWithFailure"})
  void whatFailedTellsItsStepInBoundedPrintableWords(String status) throws IOException {
    String steps =
        ",\"StepExecutions\":[{\"StepName\":\"look\",\"StepStatus\":\"Success\"},"
            + "{\"StepName\":\"swap\",\"StepStatus\":\"Failed\",\"FailureMessage\":"
            + "\"No group\\u001b[31m for jan@example.nl\\n"
            + "x".repeat(5000)
            + "\"}]";
    Progress progress = progress(RunnerKind.SSM_AUTOMATION, execution(status, steps));

    assertThat(progress).isInstanceOf(Progress.Failed.class);
    assertThat(((Progress.Failed) progress).sentence())
        .startsWith("The automation ended as %s in step 'swap': No group".formatted(status))
        .doesNotContain("jan@example.nl")
        .matches("[\\p{Print}…]{1,400}");
  }

  private static Progress progress(RunnerKind kind, String answer) throws IOException {
    try (Receiver receiver = Receiver.http(answer, Behaviour.RIGHT);
        Runners runners = new Runners(() -> access(receiver.origin()), LONG)) {
      return runners.of(target(kind)).progress("execution-1");
    }
  }

  private static String execution(String status, String more) {
    return "{\"AutomationExecution\":{\"AutomationExecutionStatus\":\"%s\"%s}}"
        .formatted(status, more);
  }

  private static Answer ask(RunnerKind kind, Behaviour behaviour, Duration limit)
      throws IOException {
    try (Receiver receiver = Receiver.http(answer(kind), behaviour)) {
      return ask(kind, receiver, limit);
    }
  }

  private static Answer ask(RunnerKind kind, Receiver receiver, Duration limit) {
    try (Runners runners = new Runners(() -> access(receiver.origin()), limit)) {
      return runners.of(target(kind)).ask(target(kind), ASKED);
    }
  }

  private static AwsAccess access(String endpoint) {
    URI uri = URI.create(endpoint);
    return new AwsAccess(
        new AwsSettings(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "aws",
            Map.of("ssm", uri, "events", uri, "lambda", uri)),
        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIA", "x")));
  }

  private static RunnerTarget target(RunnerKind kind) {
    String arn =
        switch (kind) {
          case EVENTBRIDGE -> "arn:aws:events:eu-central-1:111122223333:event-bus/response";
          case SSM_AUTOMATION -> "arn:aws:ssm:eu-central-1:111122223333:document/Isolate";
          case LAMBDA -> "arn:aws:lambda:eu-central-1:111122223333:function:isolate";
        };
    return RunnerTarget.of(arn).orElseThrow();
  }

  private static String answer(RunnerKind kind) {
    return switch (kind) {
      case EVENTBRIDGE -> "{\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"event-1\"}]}";
      case SSM_AUTOMATION -> "{\"AutomationExecutionId\":\"execution-1\"}";
      case LAMBDA -> "{}";
    };
  }
}
