package nl.dijkwacht.publish.channels;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** As much of SMTP as a sender needs; what is told is the mail. */
final class SmtpConversation implements Receiver.Conversation {

  private final boolean startTls;
  private final @Nullable SSLSocketFactory tls;

  /**
   * @param startTls whether it says that it can, though it cannot
   */
  SmtpConversation(boolean startTls) {
    this.startTls = startTls;
    this.tls = null;
  }

  /** One that goes on with TLS if it is asked to. */
  SmtpConversation(SSLSocketFactory tls) {
    this.startTls = true;
    this.tls = tls;
  }

  @Override
  public void talk(Socket socket, Supplier<Behaviour> behaves, List<String> told)
      throws IOException {
    Behaviour behaviour = behaves.get();
    say(socket, behaviour == Behaviour.BUSY ? "421 come back later" : "220 here");
    go(socket, behaviour, told);
  }

  private void go(Socket socket, Behaviour behaviour, List<String> told) throws IOException {
    BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    String line = in.readLine();
    while (line != null) {
      String command = line.toUpperCase(Locale.ROOT);
      if (command.startsWith("EHLO")) {
        boolean offers = startTls && !(socket instanceof SSLSocket);
        say(socket, offers ? "250-here\r\n250 STARTTLS" : "250 here");
      } else if (command.startsWith("STARTTLS") && tls != null) {
        say(socket, "220 go ahead");
        SSLSocket encrypted = (SSLSocket) tls.createSocket(socket, null, 0, false);
        encrypted.setUseClientMode(false);
        go(encrypted, behaviour, told);
        return;
      } else if (command.startsWith("DATA")) {
        say(socket, "354 go on");
        String mail = mail(in);
        if (behaviour == Behaviour.RIGHT) {
          told.add(mail);
        }
        say(socket, behaviour == Behaviour.REFUSES ? "554 no" : "250 done");
      } else if (command.startsWith("MAIL") && behaviour == Behaviour.FAILS) {
        say(socket, "451 something broke");
      } else if (command.startsWith("QUIT")) {
        say(socket, "221 bye");
        return;
      } else {
        say(socket, "250 ok");
      }
      line = in.readLine();
    }
  }

  private static String mail(BufferedReader in) throws IOException {
    StringBuilder mail = new StringBuilder();
    String line = in.readLine();
    while (line != null && !line.equals(".")) {
      mail.append(line).append('\n');
      line = in.readLine();
    }
    return mail.toString();
  }

  private static void say(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(UTF_8));
    socket.getOutputStream().flush();
  }
}
