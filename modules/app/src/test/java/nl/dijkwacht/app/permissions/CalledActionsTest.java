package nl.dijkwacht.app.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The list of actions is what the code asks AWS for. */
class CalledActionsTest {

  private static final String SERVICES = "software.amazon.awssdk.services.";

  /** Calls whose permission has another name, or that need none. */
  private static final Map<String, String> RENAMED =
      Map.ofEntries(
          Map.entry("s3:ListObjectsV2", "s3:ListBucket"),
          Map.entry("s3:HeadObject", "s3:GetObject"),
          Map.entry("s3:GetObjectAsBytes", "s3:GetObject"),
          Map.entry("s3:HeadBucket", "s3:ListBucket"),
          Map.entry("s3control:GetPublicAccessBlock", "s3:GetAccountPublicAccessBlock"),
          Map.entry("sqs:DeleteMessageBatch", "sqs:DeleteMessage"),
          Map.entry("sqs:ChangeMessageVisibilityBatch", "sqs:ChangeMessageVisibility"),
          Map.entry("eventbridge:PutEvents", "events:PutEvents"),
          Map.entry("lambda:Invoke", "lambda:InvokeFunction"),
          Map.entry("sts:GetCallerIdentity", ""));

  /** Methods of clients that ask for nothing. */
  private static final Set<String> OTHER =
      Set.of("close", "builder", "create", "serviceClientConfiguration", "serviceName");

  private static final Set<String> CALLED = called();

  @Test
  void everyCallIsInTheList() {
    Set<String> listed =
        Arrays.stream(AwsAction.values()).map(AwsAction::toString).collect(Collectors.toSet());

    assertThat(CALLED).isNotEmpty().isSubsetOf(listed);
  }

  @Test
  void nothingIsInTheListThatNobodyCalls() {
    Set<String> listed =
        Arrays.stream(AwsAction.values()).map(AwsAction::toString).collect(Collectors.toSet());
    // What the SDK and S3 do by themselves.
    listed.removeAll(Set.of("sts:AssumeRole", "kms:Decrypt"));

    assertThat(listed).isSubsetOf(CALLED);
  }

  private static Set<String> called() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("nl.dijkwacht")
            .stream()
            .filter(type -> !type.getPackageName().startsWith("nl.dijkwacht.testkit"))
            .map(JavaClass::getMethodCallsFromSelf)
            .flatMap(Set::stream)
            .filter(CalledActionsTest::isOfClient)
            .map(CalledActionsTest::action)
            .filter(action -> !action.isEmpty())
            .collect(Collectors.toSet());
  }

  private static boolean isOfClient(JavaMethodCall call) {
    String owner = call.getTargetOwner().getName();
    return owner.startsWith(SERVICES)
        && owner.endsWith("Client")
        && !OTHER.contains(call.getTarget().getName());
  }

  private static String action(JavaMethodCall call) {
    String owner = call.getTargetOwner().getName().substring(SERVICES.length());
    String method = call.getTarget().getName().replaceFirst("Paginator$", "");
    String action =
        owner.substring(0, owner.indexOf('.'))
            + ":"
            + Character.toUpperCase(method.charAt(0))
            + method.substring(1);
    return RENAMED.getOrDefault(action, action);
  }
}
