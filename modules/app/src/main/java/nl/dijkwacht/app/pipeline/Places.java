package nl.dijkwacht.app.pipeline;

import java.nio.file.Path;

/**
 * Where an instance keeps what it must not lose, under its data folder.
 *
 * @param broker of the embedded broker, which wants a folder of its own
 * @param state of the stages' stores
 * @param rules the published rules that could be used last
 */
public record Places(Path broker, Path state, Path rules) {

  public static Places under(Path data) {
    return new Places(data.resolve("broker"), data.resolve("state"), data.resolve("rules"));
  }
}
