package nl.dijkwacht.app.commands.findings;

import picocli.CommandLine.Command;

/** The commands about findings. */
@Command(
    name = "findings",
    description = "Shows findings, and tells the others what you decide about them.",
    footer = {"  dijkwacht findings list", "  dijkwacht findings show 3f2a91c0"})
public final class FindingsCommand {}
