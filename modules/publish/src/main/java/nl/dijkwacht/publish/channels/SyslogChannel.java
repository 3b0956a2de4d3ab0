package nl.dijkwacht.publish.channels;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.publish.messages.Entry;
import nl.dijkwacht.publish.messages.Message;
import nl.dijkwacht.publish.subscriptions.ChannelSettings;

/**
 * Syslog (RFC 5424) over TCP with TLS (RFC 5425), octets counted, carrying CEF. Syslog has no
 * answer: the receiver has all of it when it closes the connection in its turn, as receivers do
 * when the sender has closed.
 */
final class SyslogChannel implements Channel {

  /** Log audit, of RFC 5424. */
  private static final int FACILITY = 13;

  private static final int MOST_ANSWER = 4_096;
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private final ChannelSettings.Syslog settings;
  private final Sending sending;
  private final SSLSocketFactory tls;
  private final TimeLimit timeLimit;

  SyslogChannel(ChannelSettings.Syslog settings, Sending sending, SSLSocketFactory tls) {
    this.settings = settings;
    this.sending = sending;
    this.tls = tls;
    this.timeLimit = new TimeLimit(settings.host(), sending.limit());
  }

  @Override
  public Result deliver(Message message) {
    return timeLimit.of(() -> send(message));
  }

  private Result send(Message message) {
    byte[] frames = frames(message);
    try (Socket plain = new Socket()) {
      plain.setSoTimeout((int) sending.limit().toMillis());
      plain.connect(
          new InetSocketAddress(Addresses.of(settings.host())[0], settings.port()),
          (int) sending.limit().toMillis());
      try (Socket socket = settings.tls() ? encrypted(plain) : plain) {
        socket.getOutputStream().write(frames);
        socket.getOutputStream().flush();
        socket.shutdownOutput();
        awaitEnd(socket.getInputStream());
      }
      return new Result.Delivered();
    } catch (IOException e) {
      return new Result.Failed(
          "%s did not take it (%s)".formatted(settings.host(), e.getClass().getSimpleName()));
    }
  }

  private SSLSocket encrypted(Socket plain) throws IOException {
    SSLSocket socket = (SSLSocket) tls.createSocket(plain, settings.host(), settings.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    // Else any certificate that is signed by somebody would do.
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static void awaitEnd(InputStream in) throws IOException {
    if (in.readNBytes(MOST_ANSWER).length == MOST_ANSWER) {
      throw new IOException("a receiver of syslog says nothing");
    }
  }

  private byte[] frames(Message message) {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    for (Entry entry : message.entries()) {
      byte[] frame = line(entry, message).getBytes(StandardCharsets.UTF_8);
      frames.writeBytes((frame.length + " ").getBytes(StandardCharsets.US_ASCII));
      frames.writeBytes(frame);
    }
    return frames.toByteArray();
  }

  private String line(Entry entry, Message message) {
    int priority = FACILITY * 8 + severity(entry.level());
    return "<%d>1 %s - dijkwacht - %s - %s%s"
        .formatted(
            priority,
            sending.now().truncatedTo(ChronoUnit.MILLIS),
            entry.kind().label(),
            BYTE_ORDER_MARK,
            CommonEvent.of(entry, message));
  }

  private static int severity(Level level) {
    return switch (level) {
      case CRITICAL -> 2;
      case HIGH -> 3;
      case MEDIUM -> 4;
      case LOW -> 5;
      case INFORMATIONAL -> 6;
    };
  }
}
