package nl.dijkwacht.api.access;

import nl.dijkwacht.api.Response;

/** Whether somebody may come in. */
public sealed interface Entry {

  /** They may. */
  record In(Caller caller) implements Entry {}

  /**
   * They may not.
   *
   * @param refusal as problem details
   */
  record Out(Response refusal) implements Entry {}
}
