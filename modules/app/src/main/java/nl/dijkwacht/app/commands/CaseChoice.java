package nl.dijkwacht.app.commands;

import picocli.CommandLine.Parameters;

/** Which case or request is meant. */
final class CaseChoice {

  // Picocli sets it before the call.
  @SuppressWarnings("NullAway.Init")
  @Parameters(index = "0", paramLabel = "ID", description = "Its id, or the beginning of it.")
  private String id;

  String id() {
    return id;
  }
}
