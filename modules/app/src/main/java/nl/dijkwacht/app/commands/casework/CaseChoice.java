package nl.dijkwacht.app.commands.casework;

import picocli.CommandLine.Parameters;

/** Which case or request is meant. */
public final class CaseChoice {

  // Picocli sets it before the call.
  @SuppressWarnings("NullAway.Init")
  @Parameters(index = "0", paramLabel = "ID", description = "Its id, or the beginning of it.")
  private String id;

  public String id() {
    return id;
  }
}
