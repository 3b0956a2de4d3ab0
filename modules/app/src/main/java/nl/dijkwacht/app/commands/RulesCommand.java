package nl.dijkwacht.app.commands;

import picocli.CommandLine.Command;

/** The commands about rules. */
@Command(
    name = "rules",
    description = "Checks Sigma rules.",
    footer = {"  dijkwacht rules check my-rules/"})
public final class RulesCommand {}
