package nl.dijkwacht.streams.transfers;

import nl.dijkwacht.core.Note;
import nl.dijkwacht.registers.ProcessorEntry;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.streams.transfers.flow.Destination;
import org.jspecify.annotations.Nullable;

/**
 * Who gets data.
 *
 * @param processor null if it is none
 */
record Recipient(Kind kind, @Nullable ProcessorEntry processor) {

  /** What kind of recipient. */
  enum Kind {
    /** An account of the organisation, or the one that the data are in. */
    OWN,
    PROCESSOR,
    /** An account or a host that no register knows. */
    STRANGER,
    EVERYONE
  }

  /**
   * @param own the account that the call was made in
   */
  static Recipient of(Destination to, String own, Registers registers) {
    if (to.everyone()) {
      return new Recipient(Kind.EVERYONE, null);
    }
    String account = to.account();
    String host = to.host();
    if (host != null) {
      return registers.content().processors().stream()
          .filter(entry -> entry.channels().stream().anyMatch(host::equalsIgnoreCase))
          .findFirst()
          .map(entry -> new Recipient(Kind.PROCESSOR, entry))
          .orElse(new Recipient(Kind.STRANGER, null));
    }
    if (account == null || account.equals(own) || registers.account(account).isPresent()) {
      return new Recipient(Kind.OWN, null);
    }
    return registers
        .processor(account)
        .map(entry -> new Recipient(Kind.PROCESSOR, entry))
        .orElse(new Recipient(Kind.STRANGER, null));
  }

  /** Where it is established, if it is a processor and the register tells. */
  @Nullable String country() {
    return processor == null ? null : processor.country();
  }

  /** For people. */
  Note text() {
    if (processor != null) {
      return Note.of(
          "the processor %s (%s)", "de verwerker %s (%s)", processor.id(), processor.name());
    }
    return switch (kind) {
      case OWN -> new Note("own", "eigen");
      case PROCESSOR -> new Note("processor", "een verwerker");
      case STRANGER -> new Note("stranger", "een onbekende");
      case EVERYONE -> new Note("everyone", "iedereen");
    };
  }
}
