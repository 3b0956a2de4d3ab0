package nl.dijkwacht.streams.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.core.Note;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.core.json.JsonKind;
import nl.dijkwacht.core.json.JsonTape;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.registers.ProcessorEntry;
import nl.dijkwacht.registers.Registers;

/**
 * Tells whether the other accounts that an event is about are the organisation's own or those of
 * processors, by the registers. One that is in neither, or a value that names no account, makes all
 * of it unknown. Immutable.
 */
final class KnownParties {

  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
  private static final int ACCOUNT_PART = 4;
  private static final int LONGEST = 2048;

  /** A call that names more tells of no usual share. */
  private static final int MOST = 100;

  private final Registers registers;

  KnownParties(Registers registers) {
    this.registers = registers;
  }

  /**
   * The sentence that says who they are; empty if one of them is unknown, or none is named.
   *
   * @param paths of the fields that name them: by 12 digits, or by an ARN in the account
   */
  Optional<Note> in(TrailEvent event, List<FieldPath> paths, String ownAccount) {
    Set<String> named = new TreeSet<>();
    paths.forEach(path -> path.any(event.json(), (tape, node) -> !collect(tape, node, named)));
    named.remove(ownAccount);
    if (named.isEmpty() || named.size() > MOST) {
      return Optional.empty();
    }
    List<Note> known = new ArrayList<>();
    for (String account : named) {
      Optional<Note> who = who(account);
      if (who.isEmpty()) {
        return Optional.empty();
      }
      known.add(who.get());
    }
    return Optional.of(
        Note.of(
            "Expected, since by the registers %s.",
            "Verwacht, want volgens de registers is %s.", Note.joined(known, "; ")));
  }

  /** Adds the accounts of a value, or of each item of a list. */
  private static boolean collect(JsonTape tape, int node, Set<String> into) {
    if (tape.kind(node) == JsonKind.ARRAY) {
      int end = tape.next(node);
      for (int item = node + 1; item < end; item = tape.next(item)) {
        collect(tape, item, into);
      }
    } else if (tape.kind(node) != JsonKind.NULL && into.size() <= MOST) {
      into.add(account(tape.text(node)));
    }
    return true;
  }

  /** What names no account is kept as it is: nobody registered it. */
  private static String account(String value) {
    if (!value.startsWith("arn:") || value.length() > LONGEST) {
      return value;
    }
    String[] parts = value.split(":", ACCOUNT_PART + 2);
    return parts.length > ACCOUNT_PART ? parts[ACCOUNT_PART] : value;
  }

  private Optional<Note> who(String account) {
    if (!ACCOUNT.matcher(account).matches()) {
      return Optional.empty();
    }
    Optional<AccountEntry> own = registers.account(account);
    if (own.isPresent()) {
      return Optional.of(
          Note.of("%s is the account '%s'", "%s het account '%s'", account, own.get().name()));
    }
    Optional<ProcessorEntry> processor = registers.processor(account);
    return processor.map(
        entry ->
            Note.of(
                "%s is of the processor '%s'", "%s van de verwerker '%s'", account, entry.name()));
  }
}
