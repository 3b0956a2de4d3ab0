package nl.dijkwacht.publish.response.requests;

import java.time.Instant;
import java.util.Optional;

/** Knows of cases what a response has to: where to tell of it, and whether evidence is safe. */
interface CaseFile {

  /**
   * A case that holds a finding.
   *
   * @param openedAt wall clock
   */
  record Held(String id, String legalEntity, Instant openedAt) {}

  /** The case that holds a finding; empty if none does. */
  Optional<Held> holding(String finding);

  /** Whether the evidence of a case has what became of copying an event. */
  boolean hasEvidence(Held held, String event);
}
