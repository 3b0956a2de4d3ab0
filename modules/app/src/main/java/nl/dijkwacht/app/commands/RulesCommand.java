package nl.dijkwacht.app.commands;

import picocli.CommandLine.Command;

/** The commands about rules. */
@Command(
    name = "rules",
    description = "Checks Sigma rules, and publishes them to running instances.",
    footer = {"  dijkwacht rules check my-rules/", "  dijkwacht rules publish my-rules/"})
public final class RulesCommand {}
