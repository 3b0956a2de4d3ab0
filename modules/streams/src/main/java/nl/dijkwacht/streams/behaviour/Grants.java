package nl.dijkwacht.streams.behaviour;

import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.core.access.Beginning;
import nl.dijkwacht.core.verdict.Change;

/** Finds the changes by which a role or user is created or gets a right. */
final class Grants {

  private static final Map<String, Map<String, Beginning.Kind>> CALLS =
      Map.of(
          "AWS::IAM::Role",
          Map.of(
              "iam.amazonaws.com/CreateRole", Beginning.Kind.CREATED,
              "iam.amazonaws.com/AttachRolePolicy", Beginning.Kind.GRANTED,
              "iam.amazonaws.com/PutRolePolicy", Beginning.Kind.GRANTED,
              "iam.amazonaws.com/UpdateAssumeRolePolicy", Beginning.Kind.GRANTED),
          "AWS::IAM::User",
          Map.of(
              "iam.amazonaws.com/CreateUser", Beginning.Kind.CREATED,
              "iam.amazonaws.com/CreateAccessKey", Beginning.Kind.GRANTED,
              "iam.amazonaws.com/CreateLoginProfile", Beginning.Kind.GRANTED,
              "iam.amazonaws.com/AttachUserPolicy", Beginning.Kind.GRANTED,
              "iam.amazonaws.com/PutUserPolicy", Beginning.Kind.GRANTED,
              "iam.amazonaws.com/AddUserToGroup", Beginning.Kind.GRANTED));

  private Grants() {}

  static Optional<Beginning> of(Change change) {
    Beginning.Kind kind = CALLS.getOrDefault(change.resource().type(), Map.of()).get(change.call());
    return kind == null
        ? Optional.empty()
        : Optional.of(
            new Beginning(
                Grantee.of(change.resource()),
                kind,
                change.event(),
                null,
                null,
                0,
                change.means().isDeployment(),
                false));
  }
}
