package nl.dijkwacht.app.commands.privacy;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import nl.dijkwacht.app.cases.CurrentCases;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.privacy.ConfiguredKeys;
import nl.dijkwacht.core.Clipped;
import nl.dijkwacht.core.privacy.Pseudonyms;
import nl.dijkwacht.core.privacy.Restriction;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What a hold is about: a case, or a person. */
final class HeldOptions {

  // Picocli makes it before the call.
  @SuppressWarnings("NullAway.Init")
  @ArgGroup(multiplicity = "1")
  private Held held;

  private static final class Held {

    @Option(
        names = "--case",
        required = true,
        paramLabel = "ID",
        description = "The case, by its id or the beginning of it.")
    private @Nullable String caseId;

    @Option(
        names = "--person",
        required = true,
        paramLabel = "NAME",
        description = "The person: a principal's id, or the name at its end, such as an e-mail.")
    private @Nullable String person;
  }

  Restriction.Kind kind() {
    return held.caseId == null ? Restriction.Kind.PERSON : Restriction.Kind.CASE;
  }

  /** The id of the case, or the person's name as it is kept. */
  String about(Map<String, String> clientProperties, TopicPrefix prefix) throws IOException {
    if (held.caseId != null) {
      return CurrentCases.read(clientProperties, prefix).named(held.caseId).id();
    }
    String name = Clipped.line(held.person == null ? "" : held.person).toLowerCase(Locale.ROOT);
    if (name.isEmpty()) {
      throw new IOException("no person is named; give a principal's id or the name at its end");
    }
    return name;
  }

  /** By which persons are noted; cases have ids. */
  Pseudonyms pseudonyms(Configuration configuration) throws IOException {
    return kind() == Restriction.Kind.CASE ? Pseudonyms.NONE : ConfiguredKeys.read(configuration);
  }
}
