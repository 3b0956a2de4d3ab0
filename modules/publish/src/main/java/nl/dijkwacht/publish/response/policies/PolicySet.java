package nl.dijkwacht.publish.response.policies;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.response.ResponseRequest;
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

  /** Whether there is nothing wrong, so that a policy that is not in it was taken away. */
  public boolean isWhole() {
    return problems.stream().noneMatch(problem -> problem.severity() == Problem.Severity.ERROR);
  }

  /** The policy that asked for a request, if it still says the same and asks in earnest. */
  public Optional<ResponsePolicy> standing(ResponseRequest request) {
    return find(request.policy())
        .filter(policy -> policy.version().equals(request.policyVersion()) && !policy.dryRun());
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
      List<Node> documents = YamlReader.read(file.name(), file.content(), Limits.DEFAULT, problems);
      for (int number = 0; number < documents.size(); number++) {
        Problems own = new Problems();
        read(file, documents, number, mandate, own)
            .filter(policy -> !own.hasErrors())
            .ifPresent(policy -> add(policy, read, own));
        problems.addAll(own);
      }
    }
    return new PolicySet(read, problems.list());
  }

  private static Optional<ResponsePolicy> read(
      DocumentFile file,
      List<Node> documents,
      int number,
      ResponseMandate mandate,
      Problems problems) {
    String version = version(file, documents, number);
    Optional<ResponsePolicy> policy =
        Fields.from(documents.get(number), problems)
            .flatMap(fields -> new PolicyReader(file, version, fields, problems).read());
    if (!problems.hasErrors()) {
      policy.ifPresent(
          one -> mandate.problems(one).forEach(problem -> problems.error(one.place(), problem)));
    }
    return policy;
  }

  /** Of its own lines, so that another policy of the file may change without it. */
  private static String version(DocumentFile file, List<Node> documents, int number) {
    List<String> lines = new String(file.content(), UTF_8).lines().toList();
    int begin = documents.get(number).place().line() - 1;
    int end =
        number + 1 < documents.size() ? documents.get(number + 1).place().line() - 1 : lines.size();
    // What stands between two documents is of neither.
    while (end > begin && isBetween(lines.get(end - 1))) {
      end--;
    }
    return StableId.of(lines.subList(begin, end));
  }

  private static boolean isBetween(String line) {
    return line.isBlank() || line.startsWith("---") || line.startsWith("#");
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
