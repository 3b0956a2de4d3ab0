package nl.dijkwacht.api;

import java.nio.file.Path;

/**
 * By what the server shows who it is.
 *
 * @param certificate PEM file with the certificate and those between it and its authority
 * @param key PEM file with its private key, in PKCS #8 and not encrypted
 */
public record Tls(Path certificate, Path key) {}
