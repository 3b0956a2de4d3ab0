package nl.dijkwacht.app.commands.privacy;

import picocli.CommandLine.Command;

/** The commands about keys of pseudonyms. */
@Command(
    name = "pseudonyms",
    description = {
      "Makes and lists the keys of pseudonyms, by which people are told apart where they are not to",
      "be known. All instances need the same file of keys."
    },
    footer = {
      "  dijkwacht pseudonyms rotate --config dijkwacht.yaml",
      "  dijkwacht pseudonyms list --config dijkwacht.yaml"
    })
public final class PseudonymsCommand {}
