package nl.dijkwacht.publish.channels;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

/** A mail that keeps its id, which others get anew whenever they are sent. */
final class KnownMail extends MimeMessage {

  private final String id;

  KnownMail(Session session, String id) {
    super(session);
    this.id = id;
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", id);
  }
}
