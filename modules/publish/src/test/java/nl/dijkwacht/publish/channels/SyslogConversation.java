package nl.dijkwacht.publish.channels;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.function.Supplier;

/** Reads until the sender has ended, and ends too; what is told is all of it. */
final class SyslogConversation implements Receiver.Conversation {

  @Override
  public void talk(Socket socket, Supplier<Behaviour> behaves, List<String> told)
      throws IOException {
    told.add(new String(socket.getInputStream().readAllBytes(), UTF_8));
  }
}
