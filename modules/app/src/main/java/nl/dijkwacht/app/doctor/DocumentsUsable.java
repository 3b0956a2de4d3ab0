package nl.dijkwacht.app.doctor;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import nl.dijkwacht.app.publication.DocumentKind;
import nl.dijkwacht.app.publication.DocumentReader;
import nl.dijkwacht.app.rules.Count;
import nl.dijkwacht.documents.Problem;

/** Whether the configured rules, controls or registers can be used. */
final class DocumentsUsable implements Check {

  private final DocumentKind kind;
  private final boolean needed;
  private final DocumentSource source;

  /**
   * @param needed whether it is a fault if there are none
   */
  DocumentsUsable(DocumentKind kind, boolean needed, DocumentSource source) {
    this.kind = kind;
    this.needed = needed;
    this.source = source;
  }

  @Override
  public String name() {
    return kind.name();
  }

  @Override
  public Diagnosis examine() {
    String paths = kind.name() + ".paths";
    try {
      DocumentReader.Made<?> made = source.reader().read(List.of());
      String usable = Count.of(made.size(), kind.unit());
      long errors = made.problems().stream().filter(DocumentsUsable::isError).count();
      if (errors > 0) {
        return Diagnosis.doubtful(
            "%s; %s".formatted(usable, Count.of(errors, "error")),
            "Run 'dijkwacht %s check' with the paths of %s.".formatted(kind.name(), paths));
      }
      if (made.size() > 0) {
        return Diagnosis.good(usable);
      }
      return needed
          ? Diagnosis.bad(
              "no " + kind.name(), "Set %s.own-pack or %s.".formatted(kind.name(), paths))
          : Diagnosis.doubtful(
              "no " + kind.name(), "Set %s; docs/%s.md tells how.".formatted(paths, kind.name()));
    } catch (NoSuchFileException e) {
      return Diagnosis.bad(
          "no file or folder '%s'".formatted(e.getMessage()), "Check %s.".formatted(paths));
    } catch (IOException e) {
      return Diagnosis.bad(
          "the %s cannot be read".formatted(kind.name()),
          "Check %s and its permissions.".formatted(paths));
    }
  }

  private static boolean isError(Problem problem) {
    return problem.severity() == Problem.Severity.ERROR;
  }
}
