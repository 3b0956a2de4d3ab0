package nl.dijkwacht.app.commands;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.documents.Suggestions;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what went wrong in one sentence; a stack trace is for who asks for it. */
public final class Complaints {
  private final Terminal terminal;
  private final BooleanSupplier debug;

  public Complaints(Terminal terminal, BooleanSupplier debug) {
    this.terminal = terminal;
    this.debug = debug;
  }

  /** Tells what is wrong with the arguments. */
  public int onUsage(ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      say(sentence(unmatched));
    } else if (command.getCommand() instanceof Callable) {
      say(sentence(wrong.getMessage(), wrong));
    } else {
      // Only the name of a group of commands was given.
      command.usage(command.getErr());
      return ExitCode.USAGE;
    }
    terminal.complaint(
        "Run '%s --help' to see what there is."
            .formatted(command.getCommandSpec().qualifiedName()));
    return ExitCode.USAGE;
  }

  /** Tells why a command could not do its work. */
  public int onFailure(Exception failure) {
    if (debug.getAsBoolean()) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      trace.toString().lines().map(Terminal::plain).forEach(terminal::complaint);
    } else {
      say(sentence(failure));
    }
    return ExitCode.FAILURE;
  }

  private void say(String sentence) {
    terminal.complaint("dijkwacht: " + Terminal.plain(sentence));
  }

  private static String sentence(UnmatchedArgumentException wrong) {
    CommandLine command = wrong.getCommandLine();
    List<String> unmatched = wrong.getUnmatched();
    String first = unmatched.isEmpty() ? "" : unmatched.get(0);
    boolean isOption = first.startsWith("-");
    Set<String> commands = command.getSubcommands().keySet();
    String kind = isOption ? "option" : commands.isEmpty() ? "argument" : "command";
    Set<String> known = isOption ? command.getCommandSpec().optionsMap().keySet() : commands;
    return "there is no %s '%s'%s".formatted(kind, first, Suggestions.question(first, known));
  }

  private static String sentence(Exception failure) {
    String message = failure.getMessage();
    if (failure instanceof NoSuchFileException) {
      return "there is no file or folder '%s'".formatted(message);
    }
    if (failure instanceof AccessDeniedException) {
      return "'%s' may not be read or written; check its permissions".formatted(message);
    }
    if (failure instanceof KafkaException kafka) {
      return KafkaFailure.sentence(kafka);
    }
    return failure instanceof RuntimeException ? unexpected(failure) : sentence(message, failure);
  }

  private static String sentence(@Nullable String message, Exception failure) {
    return message == null || message.isBlank() ? unexpected(failure) : message;
  }

  private static String unexpected(Exception failure) {
    return "this was not expected: %s; run it again with --debug to see where it happened"
        .formatted(failure);
  }
}
