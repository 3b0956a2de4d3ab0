package nl.dijkwacht.broker;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Tells other processes where the broker of a data folder listens. */
final class AddressFile {
  static final String FILE = "broker.address";
  static final String DRAFT = FILE + ".new";
  private static final int MAX_BYTES = 64;

  private final Path file;
  private final Path draft;

  AddressFile(Path dataDirectory) {
    this.file = dataDirectory.resolve(FILE);
    this.draft = dataDirectory.resolve(DRAFT);
  }

  void write(BrokerAddress address) throws IOException {
    Files.writeString(draft, address.text() + "\n", US_ASCII);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  /** What the file says, which a killed broker leaves behind; empty when it holds no address. */
  Optional<BrokerAddress> read() throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return BrokerAddress.parse(new String(in.readNBytes(MAX_BYTES), US_ASCII).strip());
    }
  }
}
