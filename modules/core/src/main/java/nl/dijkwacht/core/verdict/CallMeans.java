package nl.dijkwacht.core.verdict;

import java.util.List;
import java.util.Locale;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.core.verdict.Change.Means;
import org.jspecify.annotations.Nullable;

/**
 * Tells through what a call was made. User agents are what the caller says of itself, so this helps
 * people to understand a change, and proves nothing.
 */
final class CallMeans {

  private static final FieldPath INVOKED_BY = FieldPath.of("userIdentity.invokedBy");
  private static final FieldPath FROM_CONSOLE = FieldPath.of("sessionCredentialFromConsole");
  private static final String CLOUDFORMATION = "cloudformation.amazonaws.com";
  private static final String SERVICE = ".amazonaws.com";

  /** Those that are built on Terraform's providers name it too, so they are looked for first. */
  private static final List<String> DEPLOYMENT_TOOLS =
      List.of(
          "pulumi",
          "aws-cdk",
          "crossplane",
          "ansible",
          "aws-sam-cli",
          "serverless",
          "eksctl",
          "spacelift",
          "ack-controller");

  private static final List<String> TERRAFORM = List.of("terraform", "opentofu", "terragrunt");
  private static final List<String> CONSOLE =
      List.of("signin.amazonaws.com", "s3console", "console.amazonaws.com", "console.aws");
  private static final List<String> COMMAND_LINES = List.of("aws-cli", "awspowershell", "awscli");
  private static final List<String> SDKS = List.of("boto", "aws-sdk", "apn/", "aws-chalice");

  private CallMeans() {}

  static Means of(TrailEvent event, EventSummary summary) {
    String agent = lower(summary.userAgent());
    String address = lower(summary.sourceAddress());
    String invokedBy = lower(event.text(INVOKED_BY));
    if (List.of(agent, address, invokedBy).contains(CLOUDFORMATION)) {
      return Means.CLOUDFORMATION;
    }
    if ("true".equals(event.text(FROM_CONSOLE))) {
      return Means.CONSOLE;
    }
    Means tool = ofTool(agent);
    if (tool == Means.CONSOLE || tool == Means.TERRAFORM || tool == Means.DEPLOYMENT_TOOL) {
      return tool;
    }
    boolean service =
        !invokedBy.isEmpty()
            || address.endsWith(SERVICE)
            || agent.endsWith(SERVICE)
            || summary.principal().kind() == Principal.Kind.AWS_SERVICE;
    return service ? Means.AWS_SERVICE : tool;
  }

  private static Means ofTool(String agent) {
    if (hasOne(agent, DEPLOYMENT_TOOLS)) {
      return Means.DEPLOYMENT_TOOL;
    }
    if (hasOne(agent, TERRAFORM)) {
      return Means.TERRAFORM;
    }
    if (hasOne(agent, CONSOLE) || (agent.startsWith("console.") && agent.endsWith(SERVICE))) {
      return Means.CONSOLE;
    }
    if (hasOne(agent, COMMAND_LINES)) {
      return Means.COMMAND_LINE;
    }
    return hasOne(agent, SDKS) ? Means.SDK : Means.UNKNOWN;
  }

  private static boolean hasOne(String agent, List<String> marks) {
    return marks.stream().anyMatch(agent::contains);
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
