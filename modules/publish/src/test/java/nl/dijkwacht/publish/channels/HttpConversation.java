package nl.dijkwacht.publish.channels;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** HTTP/1.1, one request after the other; what is told is head and body. */
final class HttpConversation implements Receiver.Conversation {

  private final String body;

  HttpConversation() {
    this("ok");
  }

  /** With what it answers when all is right. */
  HttpConversation(String body) {
    this.body = body;
  }

  @Override
  public void talk(Socket socket, Supplier<Behaviour> behaves, List<String> told)
      throws IOException {
    InputStream in = new BufferedInputStream(socket.getInputStream());
    String head = head(in);
    while (!head.isEmpty()) {
      Behaviour behaviour = behaves.get();
      String text = new String(in.readNBytes(length(head)), UTF_8);
      if (behaviour == Behaviour.RIGHT) {
        told.add(head + "\n" + text);
      }
      socket.getOutputStream().write(answer(behaviour).getBytes(UTF_8));
      socket.getOutputStream().flush();
      head = head(in);
    }
  }

  private String answer(Behaviour behaviour) {
    String status =
        switch (behaviour) {
          case FAILS -> "500 Internal Server Error";
          case BUSY -> "429 Too Many Requests\r\nretry-after: 7";
          case REFUSES -> "400 Bad Request";
          case RIGHT, HANGS, CLOSES -> "200 OK";
        };
    String text = behaviour == Behaviour.RIGHT ? body : "no";
    return "HTTP/1.1 %s\r\ncontent-length: %d\r\n\r\n%s"
        .formatted(status, text.getBytes(UTF_8).length, text);
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    int next = in.read();
    while (next >= 0 && head.indexOf("\r\n\r\n") < 0) {
      head.append((char) next);
      next = head.indexOf("\r\n\r\n") < 0 ? in.read() : 0;
    }
    return head.toString();
  }

  private static int length(String head) {
    for (String line : head.toLowerCase(Locale.ROOT).split("\r\n", -1)) {
      if (line.startsWith("content-length:")) {
        return Integer.parseInt(line.substring("content-length:".length()).strip());
      }
    }
    return 0;
  }
}
