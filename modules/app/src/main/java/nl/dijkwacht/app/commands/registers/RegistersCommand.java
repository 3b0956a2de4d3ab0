package nl.dijkwacht.app.commands.registers;

import picocli.CommandLine.Command;

/** The commands for the people who keep the registers. */
@Command(
    name = "registers",
    description = "Accounts, assets and exceptions: check and publish them.",
    footer = {
      "  dijkwacht registers check my-registers/",
      "  dijkwacht registers publish my-registers/"
    })
public final class RegistersCommand {}
