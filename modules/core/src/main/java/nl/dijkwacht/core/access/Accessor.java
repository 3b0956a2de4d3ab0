package nl.dijkwacht.core.access;

import java.util.Locale;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.trail.TrailEvent;

/** What kind of party touches data, in the terms that an assessment under the AVG needs. */
public enum Accessor {
  /** A person, by a user of IAM, by a session with a name, or by root. */
  PERSON,
  /** A role that software works in. */
  WORKLOAD,
  /** A service of AWS that does what the customer set up, such as replication or a backup. */
  SERVICE_FOR_CUSTOMER,
  /** AWS itself: observable provider access, never hidden among the services. */
  PROVIDER,
  /** A principal of an account that is not the asset's. */
  OTHER_ACCOUNT,
  /** Nobody in particular: the asset is open to the internet. */
  ANONYMOUS,
  UNKNOWN;

  /**
   * What kind of party made a call on the data of an account.
   *
   * @param account that owns the data, 12 digits; empty if it is not known whose they are
   */
  public static Accessor of(TrailEvent event, Principal principal, String account) {
    return AccessParty.of(event, principal, account);
  }

  /** Of two parties that a minute was counted of, the one that it is known by. */
  public Accessor orMoreNotable(Accessor other) {
    return notability() >= other.notability() ? this : other;
  }

  private int notability() {
    return switch (this) {
      case ANONYMOUS -> 6;
      case OTHER_ACCOUNT -> 5;
      case PROVIDER -> 4;
      case PERSON -> 3;
      case WORKLOAD -> 2;
      case SERVICE_FOR_CUSTOMER -> 1;
      case UNKNOWN -> 0;
    };
  }

  /** Its name in filters and metric labels. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
