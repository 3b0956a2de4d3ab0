package nl.dijkwacht.app.commands.dsar;

import picocli.CommandLine.Command;

/** The commands about requests of data subjects. */
@Command(
    name = "dsar",
    description = {
      "Shows requests of data subjects (Art. 15 to 21 AVG) with the term that runs, and takes the",
      "steps that people decide."
    },
    footer = {"  dijkwacht dsar list", "  dijkwacht dsar show 3f2a91c0"})
public final class DsarCommand {}
