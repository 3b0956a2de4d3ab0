package nl.dijkwacht.core.cases;

import java.util.List;

/**
 * Who answers for the cases of a legal entity, by the names that the organisation uses.
 *
 * @param owner who decides by the controller's mandate; empty if nobody is named
 * @param deputies who step in for the owner, in this order
 * @param officer the data protection officer (FG); empty if the register of accounts names one
 */
public record CaseDuty(String owner, List<String> deputies, String officer) {

  /** Nobody is named. */
  public static final CaseDuty NONE = new CaseDuty("", List.of(), "");

  public CaseDuty {
    deputies = List.copyOf(deputies);
  }
}
