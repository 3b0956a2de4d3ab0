package nl.dijkwacht.publish.response.policies;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.dijkwacht.documents.DocumentFile;
import nl.dijkwacht.documents.Problem;

/**
 * Reads policies as often as their files change. For a file that became wrong stands what it said
 * when it was right last; one that never was has those of its policies that can be used. For one
 * thread.
 */
public final class LastGoodPolicies {

  private final ResponseMandate mandate;
  private Map<String, DocumentFile> good = Map.of();

  /**
   * @param mandate that policies have to keep within
   */
  public LastGoodPolicies(ResponseMandate mandate) {
    this.mandate = mandate;
  }

  /**
   * The policies to use from now on.
   *
   * @param files all there are now
   * @return with what is wrong with the files as they are now
   */
  public PolicySet read(List<DocumentFile> files) {
    Map<String, DocumentFile> used = new LinkedHashMap<>();
    files.forEach(file -> used.put(file.name(), file));
    PolicySet set = read(used.values());
    Set<Problem> problems = new LinkedHashSet<>(set.problems());
    // What an earlier text says may be at odds with another file, which then falls back too.
    while (fallBack(used, wrong(set))) {
      set = read(used.values());
      problems.addAll(set.problems());
    }
    keep(used, wrong(set));
    return new PolicySet(set.byId(), List.copyOf(problems));
  }

  private PolicySet read(Collection<DocumentFile> files) {
    return PolicySet.read(List.copyOf(files), mandate);
  }

  private static Set<String> wrong(PolicySet set) {
    return set.problems().stream()
        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
        .map(problem -> problem.place().source())
        .collect(Collectors.toSet());
  }

  /** Whether a text was replaced, which each is once at most. */
  private boolean fallBack(Map<String, DocumentFile> used, Set<String> wrong) {
    boolean replaced = false;
    for (String name : wrong) {
      DocumentFile before = good.get(name);
      if (before != null && used.containsKey(name)) {
        replaced |= !before.equals(used.put(name, before));
      }
    }
    return replaced;
  }

  private void keep(Map<String, DocumentFile> used, Set<String> wrong) {
    Map<String, DocumentFile> kept = new HashMap<>();
    used.forEach(
        (name, file) -> {
          DocumentFile text = wrong.contains(name) ? good.get(name) : file;
          if (text != null) {
            kept.put(name, text);
          }
        });
    good = kept;
  }
}
