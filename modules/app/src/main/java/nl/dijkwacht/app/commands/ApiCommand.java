package nl.dijkwacht.app.commands;

import picocli.CommandLine.Command;

/** The commands about the HTTP API. */
@Command(
    name = "api",
    description = "Lets people and programs use the HTTP API.",
    footer = {"  dijkwacht api token grafana --role analyst"})
public final class ApiCommand {}
