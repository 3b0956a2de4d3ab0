package nl.dijkwacht.app.security;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Certificates that the JDK's keytool makes, each its own authority, as files of PEM. */
final class Certificates {

  private static final String PASSWORD = "a-test-only";
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private final Path folder;

  Certificates(Path folder) {
    this.folder = folder;
  }

  /** A certificate and its key, in {@code NAME.pem} and {@code NAME.key}. */
  void make(String name, String subject, String... extensions)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path store = folder.resolve(name + ".p12");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                subject,
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD));
    for (String extension : extensions) {
      command.addAll(List.of("-ext", extension));
    }
    Process keytool =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool failed");
    }
    KeyStore made = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      made.load(in, PASSWORD.toCharArray());
    }
    Key key = made.getKey(name, PASSWORD.toCharArray());
    write(certificate(name), "CERTIFICATE", made.getCertificate(name).getEncoded());
    write(key(name), "PRIVATE KEY", key.getEncoded());
  }

  /** The key of a name again, encrypted as OpenSSL does today (PBES2 with AES), in another file. */
  Path encrypted(String name, String password) throws IOException, InterruptedException {
    Path file = folder.resolve(name + "-encrypted.key");
    Process openssl =
        new ProcessBuilder(
                "openssl",
                "pkcs8",
                "-topk8",
                "-v2",
                "aes-256-cbc",
                "-in",
                key(name).toString(),
                "-out",
                file.toString(),
                "-passout",
                "pass:" + password)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (openssl.waitFor() != 0) {
      throw new IOException("openssl failed");
    }
    return file;
  }

  Path certificate(String name) {
    return folder.resolve(name + ".pem");
  }

  Path key(String name) {
    return folder.resolve(name + ".key");
  }

  private static void write(Path file, String kind, byte[] content) throws IOException {
    Files.writeString(
        file,
        "-----BEGIN %s-----\n%s\n-----END %s-----\n"
            .formatted(kind, new String(LINES.encode(content), US_ASCII), kind));
  }
}
