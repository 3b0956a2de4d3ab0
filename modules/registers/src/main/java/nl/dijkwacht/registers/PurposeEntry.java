package nl.dijkwacht.registers;

import java.util.List;

/**
 * An entry of the register of purposes: what the data may be used for by some principals (Art.
 * 5(1)(b) AVG).
 *
 * @param principal pattern of {@link nl.dijkwacht.core.trail.Principal#id} with {@code *}
 * @param purposes that they may serve, by the words that assets use for theirs
 * @param owner who answers for it; empty if nobody is named
 */
public record PurposeEntry(String id, String principal, List<String> purposes, String owner) {

  public PurposeEntry {
    purposes = List.copyOf(purposes);
  }
}
