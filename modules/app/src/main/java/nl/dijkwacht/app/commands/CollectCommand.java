package nl.dijkwacht.app.commands;

import picocli.CommandLine.Command;

/** The commands about collecting. */
@Command(
    name = "collect",
    description = "Has what lies in AWS already collected; 'run' collects what comes.",
    footer = {
      "  dijkwacht collect backfill s3://my-trail --from 2026-11-01 --config dijkwacht.yaml"
    })
public final class CollectCommand {}
