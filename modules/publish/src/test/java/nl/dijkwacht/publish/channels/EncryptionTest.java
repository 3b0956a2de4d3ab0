package nl.dijkwacht.publish.channels;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.publish.messages.Message;
import nl.dijkwacht.publish.samples.Alerts;
import nl.dijkwacht.publish.subscriptions.ChannelSettings;
import nl.dijkwacht.publish.subscriptions.Target;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Receivers with TLS, whose certificate is one that nobody knows but who is told to trust it. */
class EncryptionTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String PASSWORD = "changeit";
  private static final Message MESSAGE = Senders.message(Alerts.signal("f1", Level.HIGH));

  @TempDir private static Path folder;
  private static SSLContext receiving;
  private static SSLSocketFactory trusting;

  @BeforeAll
  static void makeCertificate() throws Exception {
    Path store = folder.resolve("receiver.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "receiver",
                "-keyalg",
                "EC",
                "-dname",
                "CN=receiver",
                "-ext",
                "san=ip:127.0.0.1",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    assertThat(new String(keytool.getInputStream().readAllBytes(), UTF_8)).doesNotContain("rror");
    assertThat(keytool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
    own.init(keys, PASSWORD.toCharArray());
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(keys);
    receiving = SSLContext.getInstance("TLS");
    receiving.init(own.getKeyManagers(), null, null);
    SSLContext sending = SSLContext.getInstance("TLS");
    sending.init(null, trust.getTrustManagers(), null);
    trusting = sending.getSocketFactory();
  }

  @Test
  void syslogIsEncryptedForAReceiverThatIsTrusted() throws IOException {
    try (Receiver receiver = receiver(new SyslogConversation());
        Channel channel = syslog("127.0.0.1", receiver, trusting)) {
      assertThat(channel.deliver(MESSAGE)).isEqualTo(new Result.Delivered());
      assertThat(receiver.told()).singleElement().asString().contains("CEF:0|Dijkwacht");
    }
  }

  @Test
  void aCertificateOfAnotherHostIsNotTakenForThisOne() throws IOException {
    // The same machine by a name that the certificate does not have.
    try (Receiver receiver = receiver(new SyslogConversation());
        Channel channel = syslog("localhost", receiver, trusting)) {
      assertThat(channel.deliver(MESSAGE)).isInstanceOf(Result.Failed.class);
      assertThat(receiver.told()).isEmpty();
    }
  }

  @Test
  void nothingIsToldToAReceiverThatIsNotTrusted() throws IOException {
    try (Receiver syslog = receiver(new SyslogConversation());
        Receiver smtp = receiver(new SmtpConversation(false));
        Receiver http = receiver(new HttpConversation());
        Channel toSyslog =
            syslog("127.0.0.1", syslog, (SSLSocketFactory) SSLSocketFactory.getDefault());
        Channel toSmtp =
            Senders.channels(smtp, LIMIT)
                .of(
                    new ChannelSettings.Email(
                        "127.0.0.1",
                        smtp.port(),
                        ChannelSettings.Email.Security.TLS,
                        Optional.empty(),
                        Optional.empty(),
                        "a@b.example",
                        List.of("c@d.example")))) {
      assertThat(toSyslog.deliver(MESSAGE)).isInstanceOf(Result.Failed.class);
      assertThat(toSmtp.deliver(MESSAGE)).isInstanceOf(Result.Failed.class);
      assertThat(
              Senders.http(LIMIT)
                  .send(
                      Target.of(URI.create("https://127.0.0.1:" + http.port()), false),
                      Map.of(),
                      new byte[0]))
          .isInstanceOf(Result.Failed.class);
      assertThat(syslog.told()).isEmpty();
      assertThat(smtp.told()).isEmpty();
      assertThat(http.told()).isEmpty();
    }
  }

  private static Channel mail(
      String host,
      Receiver receiver,
      ChannelSettings.Email.Security security,
      SSLSocketFactory tls) {
    return new EmailChannel(
        new ChannelSettings.Email(
            host,
            receiver.port(),
            security,
            Optional.empty(),
            Optional.empty(),
            "a@b.example",
            List.of("c@d.example")),
        Senders.sending(LIMIT),
        tls);
  }

  /** A mail server with TLS from the first byte, or one that goes on with it. */
  private static Receiver mailServer(ChannelSettings.Email.Security security) {
    return security == ChannelSettings.Email.Security.TLS
        ? receiver(new SmtpConversation(false))
        : new Receiver(new SmtpConversation(receiving.getSocketFactory()), Behaviour.RIGHT);
  }

  @ParameterizedTest
  @EnumSource(
      value = ChannelSettings.Email.Security.class,
      names = {"TLS", "STARTTLS"})
  void mailIsEncryptedForAServerThatIsTrusted(ChannelSettings.Email.Security security)
      throws IOException {
    try (Receiver server = mailServer(security);
        Channel channel = mail("127.0.0.1", server, security, trusting)) {
      assertThat(channel.deliver(MESSAGE)).isEqualTo(new Result.Delivered());
      assertThat(server.told()).singleElement().asString().contains("Auto-Submitted");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ChannelSettings.Email.Security.class,
      names = {"TLS", "STARTTLS"})
  void nothingIsMailedToAServerOfAnotherNameOrOneThatIsNotTrusted(
      ChannelSettings.Email.Security security) throws IOException {
    SSLSocketFactory ofTheJdk = (SSLSocketFactory) SSLSocketFactory.getDefault();
    try (Receiver server = mailServer(security);
        Channel byAnotherName = mail("localhost", server, security, trusting);
        Channel distrusting = mail("127.0.0.1", server, security, ofTheJdk)) {
      assertThat(byAnotherName.deliver(MESSAGE)).isInstanceOf(Result.Failed.class);
      assertThat(distrusting.deliver(MESSAGE)).isInstanceOf(Result.Failed.class);
      assertThat(server.told()).isEmpty();
    }
  }

  @Test
  void aServerThatDoesNotOfferToEncryptGetsNothing() throws IOException {
    ChannelSettings.Email.Security security = ChannelSettings.Email.Security.STARTTLS;
    try (Receiver silent = new Receiver(new SmtpConversation(false), Behaviour.RIGHT);
        Receiver pretending = new Receiver(new SmtpConversation(true), Behaviour.RIGHT);
        Channel toSilent = mail("127.0.0.1", silent, security, trusting);
        Channel toPretending = mail("127.0.0.1", pretending, security, trusting)) {
      assertThat(toSilent.deliver(MESSAGE)).isInstanceOf(Result.Failed.class);
      assertThat(toPretending.deliver(MESSAGE)).isInstanceOf(Result.Failed.class);
      assertThat(silent.told()).isEmpty();
      assertThat(pretending.told()).isEmpty();
    }
  }

  private static Receiver receiver(Receiver.Conversation conversation) {
    return new Receiver(conversation, Behaviour.RIGHT, receiving.getServerSocketFactory());
  }

  private static Channel syslog(String host, Receiver receiver, SSLSocketFactory tls) {
    return new SyslogChannel(
        new ChannelSettings.Syslog(host, receiver.port(), true), Senders.sending(LIMIT), tls);
  }
}
