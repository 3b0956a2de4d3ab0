package nl.dijkwacht.api;

import java.nio.file.Path;
import java.time.Duration;

/**
 * By what the server shows who it is.
 *
 * @param certificate PEM file with the certificate and those between it and its authority
 * @param key PEM file with its private key, in PKCS #8 and not encrypted
 * @param look how often it is looked whether the files changed
 */
public record Tls(Path certificate, Path key, Duration look) {

  private static final Duration LOOK = Duration.ofSeconds(30);

  public Tls(Path certificate, Path key) {
    this(certificate, key, LOOK);
  }
}
