package nl.dijkwacht.registers;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.dijkwacht.documents.Fields;
import nl.dijkwacht.documents.Limits;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.Sequence;
import nl.dijkwacht.documents.YamlReader;

/** Gathers the entries of files, register by register. Confined to one thread. */
final class RegisterEntries {

  /** Of each entry of any register. */
  static final String ID = "id";

  /** An entry and where it stands. */
  private record Placed(Object entry, Place place, RegisterFile.Origin origin) {}

  private final RegisterSettings settings;
  private final Problems problems = new Problems();
  private final Map<Register<?>, Map<String, Placed>> found = new HashMap<>();

  RegisterEntries(RegisterSettings settings) {
    this.settings = settings;
  }

  Problems problems() {
    return problems;
  }

  /** The entries of a register by their ids. */
  @SuppressWarnings("unchecked") // Each was put under its register by the register's own reader.
  <E> Map<String, E> of(Register<E> register) {
    Map<String, E> entries = new TreeMap<>();
    found
        .getOrDefault(register, Map.of())
        .forEach((id, placed) -> entries.put(id, (E) placed.entry()));
    return entries;
  }

  /** Warns of an entry where it stands. */
  void warn(Register<?> register, String id, String message) {
    Placed placed = found.getOrDefault(register, Map.of()).get(id);
    if (placed != null) {
      problems.warning(placed.place(), message);
    }
  }

  /** Adds what a file holds, for as far as it can be used. */
  void add(RegisterFile file) {
    for (Node document : YamlReader.read(file.name(), file.content(), Limits.DEFAULT, problems)) {
      Optional<Fields> fields = Fields.from(document, problems);
      if (fields.isPresent()) {
        for (Register<?> register : Register.ALL) {
          add(register, fields.get(), file.origin());
        }
        fields.get().rejectUnknown();
      }
    }
  }

  private void add(Register<?> register, Fields document, RegisterFile.Origin origin) {
    Optional<Node> list = document.node(register.key());
    if (list.isPresent() && list.get() instanceof Sequence sequence) {
      sequence.items().forEach(item -> add(register, item, origin));
    } else if (list.isPresent()) {
      problems.error(
          list.get().place(),
          "'%s': expected a list of entries, each beginning with '- %s:'"
              .formatted(register.key(), ID));
    }
  }

  private void add(Register<?> register, Node item, RegisterFile.Origin origin) {
    Problems ofEntry = new Problems();
    Fields.from(item, ofEntry)
        .ifPresent(fields -> add(register, new EntryFields(fields, ofEntry), ofEntry, origin));
    problems.addAll(ofEntry);
  }

  /** An entry with an error is left out as a whole: half of it would mean something else. */
  private void add(
      Register<?> register, EntryFields fields, Problems ofEntry, RegisterFile.Origin origin) {
    Optional<String> id = fields.required(ID);
    Optional<?> entry = register.reader().read(id.orElse(""), fields, settings);
    fields.rejectUnknown();
    if (id.isPresent() && entry.isPresent() && !ofEntry.hasErrors()) {
      put(register, id.get(), new Placed(entry.get(), fields.placeOf(ID), origin));
    }
  }

  private void put(Register<?> register, String id, Placed placed) {
    Map<String, Placed> entries = found.computeIfAbsent(register, any -> new HashMap<>());
    Placed other = entries.get(id);
    if (other != null && other.origin() == placed.origin()) {
      problems.error(
          placed.place(),
          "the %s '%s' is in %s on line %d already; remove one of them"
              .formatted(register.singular(), id, other.place().source(), other.place().line()));
    } else if (other == null || placed.origin() == RegisterFile.Origin.PUBLISHED) {
      entries.put(id, placed);
    }
  }
}
