package nl.dijkwacht.collectors.state;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsPlace;
import nl.dijkwacht.collectors.json.InnerJson;
import nl.dijkwacht.collectors.json.TreeLimits;
import nl.dijkwacht.core.resource.ResourceId;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.AccessDeniedException;
import software.amazon.awssdk.services.organizations.model.AwsOrganizationsNotInUseException;
import software.amazon.awssdk.services.organizations.model.Policy;
import software.amazon.awssdk.services.organizations.model.PolicySummary;
import software.amazon.awssdk.services.organizations.model.PolicyType;
import software.amazon.awssdk.services.organizations.model.PolicyTypeNotEnabledException;

/**
 * The policies of the organisation, and what they are attached to. Only its management account and
 * delegated ones may see them.
 */
final class OrganizationQuestion implements Question {

  /** The address of its owner is nobody's business here. */
  private static final Set<String> ORGANIZATION = Set.of("id", "featureSet", "masterAccountId");

  private static final Map<String, PolicyType> POLICIES =
      new TreeMap<>(
          Map.of(
              "ServiceControlPolicies", PolicyType.SERVICE_CONTROL_POLICY,
              "AiServicesOptOutPolicies", PolicyType.AISERVICES_OPT_OUT_POLICY));

  @Override
  public void ask(AwsAccess aws, AwsPlace place, Inquiry inquiry) {
    try (OrganizationsClient organizations =
        aws.client(OrganizationsClient.builder(), "organizations", place)) {
      ResourceId organization =
          inquiry.found("AWS::Organizations::Organization", inquiry.scope().account(), null, null);
      Optional<Map<String, Object>> known =
          inquiry.part(organization, "Organization", () -> organization(organizations));
      if (known.isEmpty() || mayHavePolicies(organizations, known.get(), inquiry.scope())) {
        POLICIES.forEach((part, type) -> policies(organizations, part, type, inquiry));
      }
    }
  }

  /** Ordinary members may not see the policies above them, which is no fault. */
  private static boolean mayHavePolicies(
      OrganizationsClient organizations, Map<String, Object> organization, Scope scope) {
    Object manager = organization.get("masterAccountId");
    if (manager == null) {
      return false;
    }
    return manager.equals(scope.account()) || isDelegated(organizations);
  }

  private static boolean isDelegated(OrganizationsClient organizations) {
    try {
      organizations.listPolicies(ask -> ask.filter(PolicyType.SERVICE_CONTROL_POLICY));
      return true;
    } catch (AccessDeniedException e) {
      return false;
    } catch (SdkException e) {
      // It is asked once more, and told then.
      return true;
    }
  }

  private static Map<String, Object> organization(OrganizationsClient organizations) {
    try {
      return SdkTree.of(organizations.describeOrganization().organization(), ORGANIZATION);
    } catch (AwsOrganizationsNotInUseException e) {
      return Map.of("featureSet", "NONE");
    }
  }

  private static void policies(
      OrganizationsClient organizations, String part, PolicyType type, Inquiry inquiry) {
    List<PolicySummary> policies = inquiry.list(part, () -> summaries(organizations, type));
    for (PolicySummary summary : policies) {
      if (inquiry.isStopping()) {
        return;
      }
      String id = summary.id();
      ResourceId resource =
          inquiry.found("AWS::Organizations::Policy", id, summary.arn(), summary.name());
      inquiry.part(
          resource,
          "Policy",
          () -> policy(organizations.describePolicy(ask -> ask.policyId(id)).policy()));
      inquiry.part(
          resource,
          "PolicyTargets",
          () ->
              organizations.listTargetsForPolicyPaginator(ask -> ask.policyId(id)).stream()
                  .flatMap(page -> page.targets().stream())
                  .map(SdkTree::of)
                  .toList());
    }
  }

  private static List<PolicySummary> summaries(OrganizationsClient organizations, PolicyType type) {
    try {
      return organizations.listPoliciesPaginator(ask -> ask.filter(type)).stream()
          .flatMap(page -> page.policies().stream())
          .toList();
    } catch (AwsOrganizationsNotInUseException | PolicyTypeNotEnabledException e) {
      return List.of();
    }
  }

  private static Map<String, Object> policy(Policy policy) {
    Map<String, Object> members = SdkTree.of(policy.policySummary());
    members.put("content", InnerJson.decoded(policy.content(), TreeLimits.DEFAULT.less(2)));
    return members;
  }
}
