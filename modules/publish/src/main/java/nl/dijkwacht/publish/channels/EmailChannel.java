package nl.dijkwacht.publish.channels;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import nl.dijkwacht.core.Clipped;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.publish.messages.Entry;
import nl.dijkwacht.publish.messages.Message;
import nl.dijkwacht.publish.messages.PlainText;
import nl.dijkwacht.publish.subscriptions.ChannelSettings.Email;
import nl.dijkwacht.publish.subscriptions.ChannelSettings.Email.Security;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/**
 * E-mail in plain text over SMTP. A mail that comes again has the same Message-ID, and all about
 * one finding refer to the same one, so that mail programs show them together.
 */
final class EmailChannel implements Channel {

  private static final int TOO_LARGE = 552;
  private static final int NO_GOOD_CONTENT = 554;
  private static final int MOST_SUBJECT = 200;

  private final Email settings;
  private final Sending sending;
  private final SSLSocketFactory tls;
  private final TimeLimit timeLimit;

  /**
   * @param tls says whose certificates are trusted
   */
  EmailChannel(Email settings, Sending sending, SSLSocketFactory tls) {
    this.tls = tls;
    this.settings = settings;
    this.sending = sending;
    this.timeLimit = new TimeLimit(settings.host(), sending.limit());
  }

  @Override
  public Result deliver(Message message) {
    return timeLimit.of(() -> send(message));
  }

  private Result send(Message message) {
    Session session = Session.getInstance(properties());
    try {
      Addresses.of(settings.host());
      MimeMessage mail = mail(session, message);
      try (Transport transport = session.getTransport("smtp")) {
        if (settings.user().isPresent() && settings.password().isPresent()) {
          transport.connect(settings.user().get(), sending.secrets().of(settings.password().get()));
        } else {
          transport.connect();
        }
        transport.sendMessage(mail, mail.getAllRecipients());
      }
      return new Result.Delivered();
    } catch (IOException e) {
      return Result.Failed.of(e);
    } catch (MessagingException e) {
      return result(e);
    }
  }

  private Properties properties() {
    Properties properties = new Properties();
    String millis = Long.toString(sending.limit().toMillis());
    Security security = settings.security();
    properties.put("mail.smtp.host", settings.host());
    properties.put("mail.smtp.port", Integer.toString(settings.port()));
    properties.put("mail.smtp.connectiontimeout", millis);
    properties.put("mail.smtp.timeout", millis);
    properties.put("mail.smtp.writetimeout", millis);
    properties.put("mail.smtp.ssl.enable", Boolean.toString(security == Security.TLS));
    properties.put("mail.smtp.ssl.socketFactory", tls);
    // Otherwise it would go on without TLS where this one cannot connect.
    properties.put("mail.smtp.socketFactory.fallback", "false");
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
    properties.put("mail.smtp.starttls.enable", Boolean.toString(security == Security.STARTTLS));
    properties.put("mail.smtp.starttls.required", Boolean.toString(security == Security.STARTTLS));
    properties.put("mail.smtp.auth", Boolean.toString(settings.user().isPresent()));
    // An address that no longer exists must not keep the others from hearing.
    properties.put("mail.smtp.sendpartial", "true");
    return properties;
  }

  private MimeMessage mail(Session session, Message message) throws MessagingException {
    MimeMessage mail = new KnownMail(session, "<" + message.id() + "@dijkwacht>");
    mail.setFrom(new InternetAddress(settings.from()));
    for (String to : settings.to()) {
      mail.addRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(to));
    }
    String utf8 = StandardCharsets.UTF_8.name();
    mail.setSubject(Shortened.to(Clipped.line(message.title()), MOST_SUBJECT), utf8);
    mail.setText(PlainText.of(message), utf8);
    mail.setSentDate(Date.from(sending.now()));
    mail.setHeader("Auto-Submitted", "auto-generated");
    if (message.level().compareTo(Level.HIGH) >= 0) {
      mail.setHeader("Importance", "high");
    }
    if (message.entries().size() == 1) {
      Entry entry = message.entries().get(0);
      mail.setHeader("References", "<" + header(entry.about()) + "@dijkwacht>");
    }
    return mail;
  }

  /** Ids of findings are such; whatever comes, it stays within its header. */
  private static String header(String text) {
    return text.replaceAll("[^A-Za-z0-9.-]", "-");
  }

  private Result result(MessagingException failure) {
    String host = settings.host();
    if (failure instanceof AuthenticationFailedException) {
      return new Result.Failed("%s refuses the user or password; check them".formatted(host));
    }
    if (failure instanceof SendFailedException partly
        && partly.getValidSentAddresses() != null
        && partly.getValidSentAddresses().length > 0) {
      return new Result.Delivered();
    }
    if (failure instanceof SMTPSendFailedException answered) {
      int code = answered.getReturnCode();
      return code == TOO_LARGE || code == NO_GOOD_CONTENT
          ? new Result.Refused("%s refuses the message (%d)".formatted(host, code))
          : new Result.Failed("%s answers with %d".formatted(host, code));
    }
    if (failure instanceof SendFailedException) {
      return new Result.Failed("%s takes mail for none of the addresses".formatted(host));
    }
    return new Result.Failed(
        "%s could not be reached (%s)".formatted(host, failure.getClass().getSimpleName()));
  }
}
