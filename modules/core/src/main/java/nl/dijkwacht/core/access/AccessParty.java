package nl.dijkwacht.core.access;

import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.trail.TrailEvent;
import org.jspecify.annotations.Nullable;

/** Tells what kind of party made a call on data. */
final class AccessParty {

  private static final FieldPath INVOKED_BY = FieldPath.of("userIdentity.invokedBy");

  private AccessParty() {}

  static Accessor of(TrailEvent event, Principal principal, String account) {
    String invokedBy = event.text(INVOKED_BY);
    if (AwsParties.isProvidersRole(principal.id())) {
      return Accessor.PROVIDER;
    }
    if (principal.kind() == Principal.Kind.AWS_SERVICE) {
      return ofService(principal.id());
    }
    boolean hasOwnAccount = principal.account() != null && !account.isEmpty();
    if (hasOwnAccount && !account.equals(principal.account())) {
      return Accessor.OTHER_ACCOUNT;
    }
    return ofKind(principal, invokedBy);
  }

  private static Accessor ofService(String name) {
    return AwsParties.worksForCustomers(name) ? Accessor.SERVICE_FOR_CUSTOMER : Accessor.PROVIDER;
  }

  /**
   * What a service does with a person's credentials, such as a query of Athena, that person does;
   * with a role's it works for whoever set it up.
   */
  private static Accessor ofKind(Principal principal, @Nullable String invokedBy) {
    return switch (principal.kind()) {
      case ROOT, IAM_USER, PERSON_IN_ROLE, FEDERATED_USER, IDENTITY_CENTER_USER -> Accessor.PERSON;
      case ROLE ->
          invokedBy != null || AwsParties.isServicesRole(principal.id())
              ? Accessor.SERVICE_FOR_CUSTOMER
              : Accessor.WORKLOAD;
      case OTHER_ACCOUNT -> Accessor.OTHER_ACCOUNT;
      case ANONYMOUS -> Accessor.ANONYMOUS;
      case AWS_SERVICE, UNKNOWN -> invokedBy == null ? Accessor.UNKNOWN : ofService(invokedBy);
    };
  }
}
