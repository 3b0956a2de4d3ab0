package nl.dijkwacht.api.access;

import java.util.Collections;
import java.util.Set;

/**
 * Who asks.
 *
 * @param name as the organisation names people and programs
 * @param legalEntities whose findings and cases may be seen; {@link #EVERY} for all
 */
public record Caller(String name, Set<Role> roles, Set<String> legalEntities) {

  /** In place of the names of legal entities: all, also what belongs to none. */
  public static final String EVERY = "*";

  public Caller {
    roles = Set.copyOf(roles);
    legalEntities = Set.copyOf(legalEntities);
  }

  /** Whether what belongs to a legal entity may be seen; empty for what belongs to none. */
  public boolean sees(String legalEntity) {
    return legalEntities.contains(EVERY)
        || (!legalEntity.isEmpty() && legalEntities.contains(legalEntity));
  }

  public boolean hasAny(Set<Role> wanted) {
    return !Collections.disjoint(roles, wanted);
  }
}
