package nl.dijkwacht.app.commands.cases;

import java.util.List;
import nl.dijkwacht.core.cases.Answer;
import nl.dijkwacht.core.cases.BreachFacts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The facts of a breach as options. */
final class FactOptions {

  @Option(names = "--nature", paramLabel = "TEXT", description = "What happened.")
  private @Nullable String nature;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      split = ",",
      converter = BreachKindConverter.class,
      description = "confidentiality, integrity, availability; several with commas.")
  private List<BreachFacts.Kind> kinds = List.of();

  @Option(
      names = "--data",
      paramLabel = "CATEGORY",
      split = ",",
      description = "Categories of personal data.")
  private List<String> dataCategories = List.of();

  @Option(
      names = "--subject-categories",
      paramLabel = "CATEGORY",
      split = ",",
      description = "Categories of data subjects, such as patients.")
  private List<String> subjectCategories = List.of();

  @Option(
      names = "--subjects",
      paramLabel = "N",
      description = "Approximate number of data subjects.")
  private @Nullable Long subjects;

  @Option(names = "--records", paramLabel = "N", description = "Approximate number of records.")
  private @Nullable Long records;

  @Option(
      names = "--estimate",
      paramLabel = "TEXT",
      description = "How the numbers were estimated.")
  private @Nullable String estimate;

  @Option(names = "--consequences", paramLabel = "TEXT", description = "Likely consequences.")
  private @Nullable String consequences;

  @Option(names = "--measures", paramLabel = "TEXT", description = "Measures that were taken.")
  private @Nullable String measures;

  @Option(names = "--proposed", paramLabel = "TEXT", description = "Measures that are proposed.")
  private @Nullable String proposed;

  @Option(
      names = "--encrypted",
      paramLabel = "ANSWER",
      converter = AnswerConverter.class,
      description = "Whether the data were encrypted: yes, partly, no or unknown.")
  private @Nullable Answer encrypted;

  @Option(
      names = "--actor-could-use-key",
      paramLabel = "ANSWER",
      converter = AnswerConverter.class,
      description = "Whether who got at the data could use the key.")
  private @Nullable Answer key;

  @Option(
      names = "--high-risk",
      paramLabel = "ANSWER",
      converter = AnswerConverter.class,
      description = "Whether the risk to the data subjects is high.")
  private @Nullable Answer highRisk;

  BreachFacts facts() {
    return new BreachFacts(
        nature,
        kinds,
        dataCategories,
        subjectCategories,
        subjects,
        records,
        estimate,
        consequences,
        measures,
        proposed,
        encrypted,
        key,
        highRisk);
  }
}
