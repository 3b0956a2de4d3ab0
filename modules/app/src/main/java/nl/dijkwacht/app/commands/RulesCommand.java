package nl.dijkwacht.app.commands;

import picocli.CommandLine.Command;

/** The commands for the people who write rules. */
@Command(
    name = "rules",
    description = "For the people who write rules: check, test, explain and try them.",
    footer = {"  dijkwacht rules check my-rules/"})
public final class RulesCommand {}
