package nl.dijkwacht.sigma.lint;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of CloudTrail records as AWS documents them, as far as these are the same for all
 * services. What lies in parameters and responses is a matter of each call.
 */
final class TrailFields {

  private static final Map<String, List<String>> MEMBERS =
      Map.of(
          "",
          List.of(
              "eventVersion",
              "userIdentity",
              "eventTime",
              "eventSource",
              "eventName",
              "awsRegion",
              "sourceIPAddress",
              "userAgent",
              "errorCode",
              "errorMessage",
              "requestParameters",
              "responseElements",
              "additionalEventData",
              "requestID",
              "eventID",
              "eventType",
              "apiVersion",
              "managementEvent",
              "readOnly",
              "resources",
              "recipientAccountId",
              "serviceEventDetails",
              "sharedEventID",
              "vpcEndpointId",
              "vpcEndpointAccountId",
              "eventCategory",
              "addendum",
              "sessionCredentialFromConsole",
              "eventContext",
              "edgeDeviceDetails",
              "tlsDetails",
              "insightDetails",
              "@timestamp"),
          "userIdentity",
          List.of(
              "type",
              "userName",
              "principalId",
              "arn",
              "accountId",
              "accessKeyId",
              "sessionContext",
              "invokedBy",
              "invokedByDelegate",
              "onBehalfOf",
              "inScopeOf",
              "credentialId",
              "identityProvider",
              "identityStoreArn"),
          "userIdentity.sessionContext",
          List.of(
              "sessionIssuer",
              "webIdFederationData",
              "attributes",
              "sourceIdentity",
              "assumedRoot",
              "ec2RoleDelivery",
              "ec2IssuedInVpc",
              "ec2InstanceSourceVpc",
              "ec2InstanceSourcePrivateIPv4"),
          "userIdentity.sessionContext.sessionIssuer",
          List.of("type", "userName", "principalId", "arn", "accountId"),
          "userIdentity.sessionContext.attributes",
          List.of("creationDate", "mfaAuthenticated"),
          "tlsDetails",
          List.of("tlsVersion", "cipherSuite", "clientProvidedHostHeader", "keyExchange"));

  /**
   * The first key of a path that no record has.
   *
   * @param others the keys that may stand in its place
   */
  record Unknown(String path, String key, Collection<String> others) {}

  private TrailFields() {}

  static Optional<Unknown> unknown(String path) {
    String parent = "";
    for (String key : path.split("\\.", -1)) {
      List<String> members = MEMBERS.get(parent);
      if (members == null) {
        return Optional.empty();
      }
      String here = parent.isEmpty() ? key : parent + "." + key;
      if (!members.contains(key)) {
        return Optional.of(new Unknown(here, key, members));
      }
      parent = here;
    }
    return Optional.empty();
  }
}
