package nl.dijkwacht.publish.response.policies;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.documents.DocumentFile;
import nl.dijkwacht.documents.Fields;
import nl.dijkwacht.documents.Limits;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Problem;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.YamlReader;

/**
 * Policies that can be used, by id, and what is wrong with the others. Immutable.
 *
 * @param problems of all, by place
 */
public record PolicySet(Map<String, ResponsePolicy> byId, List<Problem> problems) {

  /** Each of them is a label of meters. */
  private static final int MOST = 50;

  public PolicySet {
    byId = Collections.unmodifiableMap(new LinkedHashMap<>(byId));
    problems = List.copyOf(problems);
  }

  /** A policy by its id. */
  public Optional<ResponsePolicy> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * Reads files; what is wrong stops only the policy that has it.
   *
   * @param mandate that they have to keep within
   */
  public static PolicySet read(List<DocumentFile> files, ResponseMandate mandate) {
    Problems problems = new Problems();
    Map<String, ResponsePolicy> read = new LinkedHashMap<>();
    for (DocumentFile file : files) {
      for (Node document : YamlReader.read(file.name(), file.content(), Limits.DEFAULT, problems)) {
        read(file, document, mandate, problems).ifPresent(one -> add(one, read, problems));
      }
    }
    return new PolicySet(read, problems.list());
  }

  private static Optional<ResponsePolicy> read(
      DocumentFile file, Node document, ResponseMandate mandate, Problems problems) {
    Problems own = new Problems();
    Optional<ResponsePolicy> policy =
        Fields.from(document, own)
            .flatMap(fields -> new PolicyReader(file, document, fields, own).read());
    if (!own.hasErrors()) {
      policy.ifPresent(
          one -> mandate.problems(one).forEach(problem -> own.error(one.place(), problem)));
    }
    problems.addAll(own);
    return own.hasErrors() ? Optional.empty() : policy;
  }

  private static void add(ResponsePolicy one, Map<String, ResponsePolicy> read, Problems problems) {
    if (read.size() == MOST) {
      problems.error(
          one.place(),
          "there are more than %d policies; let one serve several findings".formatted(MOST));
    } else if (read.putIfAbsent(one.id(), one) != null) {
      problems.error(
          one.place(),
          "the id '%s' is already that of another policy; choose another one".formatted(one.id()));
    }
  }
}
