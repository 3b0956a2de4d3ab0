package nl.dijkwacht.registers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.documents.Fields;
import nl.dijkwacht.documents.Limits;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.Sequence;
import nl.dijkwacht.documents.YamlReader;

/**
 * What the events of AWS can show, by types of resources: what cannot be seen cannot be excluded
 * from a breach. It comes with Dijkwacht, in {@code visibility.yml}. Thread-safe.
 */
public final class VisibilityMatrix {

  private static final VisibilityMatrix SHIPPED = read(ShippedLists.file("visibility.yml"));

  private final Map<String, Visibility> types = new LinkedHashMap<>();

  private VisibilityMatrix(List<Visibility> types) {
    types.forEach(type -> this.types.put(type.type(), type));
  }

  /** The one that comes with Dijkwacht. */
  public static VisibilityMatrix shipped() {
    return SHIPPED;
  }

  /** What can be shown of a type, if anything is known of it. */
  public Optional<Visibility> of(String type) {
    return Optional.ofNullable(types.get(type));
  }

  /** All types, in the order of the file. */
  public List<Visibility> all() {
    return List.copyOf(types.values());
  }

  boolean keepsData(String type) {
    Visibility known = types.get(type);
    return known != null && known.keepsData();
  }

  private static VisibilityMatrix read(RegisterFile file) {
    Problems problems = new Problems();
    List<Visibility> types = new ArrayList<>();
    for (Node document : YamlReader.read(file.name(), file.content(), Limits.DEFAULT, problems)) {
      Fields.from(document, problems)
          .flatMap(fields -> fields.node("types"))
          .filter(Sequence.class::isInstance)
          .ifPresent(
              list ->
                  ((Sequence) list)
                      .items()
                      .forEach(
                          item ->
                              Fields.from(item, problems)
                                  .map(VisibilityMatrix::row)
                                  .ifPresent(types::add)));
    }
    if (!problems.list().isEmpty()) {
      throw new IllegalStateException(problems.list().toString());
    }
    return new VisibilityMatrix(types);
  }

  private static Visibility row(Fields fields) {
    fields.require("type", "reads", "writes", "deletes", "administration", "keeps-data", "note");
    Visibility row =
        new Visibility(
            fields.text("type", ""),
            sight(fields, "reads"),
            sight(fields, "writes"),
            sight(fields, "deletes"),
            sight(fields, "administration"),
            fields.flag("keeps-data", false),
            fields.text("note", ""),
            fields.text("attest", ""));
    fields.rejectUnknown();
    return row;
  }

  private static Visibility.Sight sight(Fields fields, String key) {
    return fields.choice(key, Visibility.Sight.class, Visibility.Sight.UNSEEN);
  }
}
