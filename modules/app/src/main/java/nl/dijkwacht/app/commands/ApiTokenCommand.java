package nl.dijkwacht.app.commands;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import nl.dijkwacht.api.access.Caller;
import nl.dijkwacht.api.access.Role;
import nl.dijkwacht.api.access.StaticToken;
import nl.dijkwacht.app.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a token for the HTTP API. */
@Command(
    name = "token",
    description = {
      "Makes a random token, and prints it with the line for the file that api.tokens names. The",
      "token is kept nowhere, and the file holds its hash only."
    },
    footer = {
      "  dijkwacht api token grafana",
      "  dijkwacht api token j.jansen --role case-owner,analyst --legal-entity Ziekenhuis"
    })
final class ApiTokenCommand implements Callable<Integer> {

  private final Terminal terminal;

  // Picocli sets it before the call.
  @SuppressWarnings("NullAway.Init")
  @Parameters(index = "0", paramLabel = "NAME", description = "Whose it is.")
  private String name;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      split = ",",
      converter = RoleConverter.class,
      description = "analyst, case-owner, fg, auditor; several with commas; analyst if not given.")
  private Set<Role> roles = new LinkedHashSet<>(Set.of(Role.ANALYST));

  @Option(
      names = "--legal-entity",
      paramLabel = "NAME",
      split = ",",
      description = "Whose findings and cases may be seen; all if not given.")
  private Set<String> legalEntities = new LinkedHashSet<>(Set.of(Caller.EVERY));

  ApiTokenCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    for (String text : legalEntities) {
      refuseSeparators(text);
    }
    refuseSeparators(name);
    StaticToken token = StaticToken.random();
    terminal.line("Token, which is shown this once: " + token.secret());
    terminal.line("Line for the file of api.tokens:");
    terminal.line(Terminal.plain(token.line(name, roles, legalEntities)));
    return ExitCode.OK;
  }

  private static void refuseSeparators(String text) throws IOException {
    if (text.isBlank() || text.startsWith("#") || text.contains(";") || text.contains("\n")) {
      throw new IOException(
          "'%s' cannot stand in the file of tokens; use a name without ';' and '#'"
              .formatted(Terminal.plain(text)));
    }
  }
}
