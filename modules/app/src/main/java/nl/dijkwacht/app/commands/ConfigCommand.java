package nl.dijkwacht.app.commands;

import picocli.CommandLine.Command;

/** The commands about the configuration. */
@Command(
    name = "config",
    description = "Checks the configuration.",
    footer = {"  dijkwacht config check --config dijkwacht.yaml"})
public final class ConfigCommand {}
