package nl.dijkwacht.app.commands.topics;

import picocli.CommandLine.Command;

/** The commands about topics. */
@Command(
    name = "topics",
    description = "Creates and checks the topics of a cluster, and tells which rights they need.",
    footer = {
      "  dijkwacht topics create --config dijkwacht.yaml",
      "  dijkwacht topics check --config dijkwacht.yaml",
      "  dijkwacht topics acls --config dijkwacht.yaml"
    })
public final class TopicsCommand {}
