package nl.dijkwacht.sigma.parse;

import nl.dijkwacht.sigma.match.SigmaRule;

/** A document that was read and may name others, which are not looked for yet. */
public sealed interface Draft permits Draft.Rule, CorrelationDraft, FilterDraft {

  DocumentHead head();

  /** A detection rule, which names no other. */
  record Rule(DocumentHead head, SigmaRule rule) implements Draft {}
}
