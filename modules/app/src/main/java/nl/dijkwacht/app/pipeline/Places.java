package nl.dijkwacht.app.pipeline;

import java.nio.file.Path;
import nl.dijkwacht.app.publication.DocumentKind;

/**
 * Where an instance keeps what it must not lose, under its data folder.
 *
 * @param data the data folder
 * @param broker of the embedded broker, which wants a folder of its own
 * @param state of the stages' stores
 */
public record Places(Path data, Path broker, Path state) {

  public static Places under(Path data) {
    return new Places(data, data.resolve("broker"), data.resolve("state"));
  }

  /** Of what is published of a kind, what could be used last. */
  public Path published(DocumentKind kind) {
    return data.resolve(kind.name());
  }
}
