package nl.dijkwacht.app.commands.deadletters;

import picocli.CommandLine.Command;

/** The commands about dead letters. */
@Command(
    name = "dead-letters",
    description = "Shows input that could not be used, and puts it back.",
    footer = {"  dijkwacht dead-letters list", "  dijkwacht dead-letters replay --stage detect"})
public final class DeadLettersCommand {}
