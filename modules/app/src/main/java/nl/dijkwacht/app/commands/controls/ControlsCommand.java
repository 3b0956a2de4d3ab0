package nl.dijkwacht.app.commands.controls;

import picocli.CommandLine.Command;

/** The commands about controls: for who writes them, and for who answers for what they tell. */
@Command(
    name = "controls",
    description = "What resources are held against: list, explain, check, test, publish, report.",
    footer = {
      "  dijkwacht controls report",
      "  dijkwacht controls explain s3-bucket-kms-encryption",
      "  dijkwacht controls check my-controls/"
    })
public final class ControlsCommand {}
