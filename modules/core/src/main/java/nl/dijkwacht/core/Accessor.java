package nl.dijkwacht.core;

import java.util.Locale;

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

  /** Its name in filters and metric labels. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
