package nl.dijkwacht.app.commands.cases;

import picocli.CommandLine.Command;

/** The commands about breach cases. */
@Command(
    name = "cases",
    description = {
      "Shows suspicions and breaches of personal data with the terms that run, and takes the steps",
      "that people decide. Each step is kept with who took it, when and why."
    },
    footer = {"  dijkwacht cases list", "  dijkwacht cases show 3f2a91c0"})
public final class CasesCommand {}
