package nl.dijkwacht.publish.channels;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import javax.net.ServerSocketFactory;

/** A receiver on this machine that behaves as it is told. */
public final class Receiver implements AutoCloseable {

  /** Talks with one sender; gives what it was told, or throws when the sender is gone. */
  interface Conversation {
    void talk(Socket socket, Supplier<Behaviour> behaviour, List<String> told) throws IOException;
  }

  private final ServerSocket server;
  private final Conversation conversation;
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Behaviour behaviour;

  Receiver(Conversation conversation, Behaviour behaviour) {
    this(conversation, behaviour, ServerSocketFactory.getDefault());
  }

  Receiver(Conversation conversation, Behaviour behaviour, ServerSocketFactory sockets) {
    this.conversation = conversation;
    this.behaviour = behaviour;
    try {
      this.server = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  /** One that speaks HTTP and takes all. */
  public static Receiver http() {
    return new Receiver(new HttpConversation(), Behaviour.RIGHT);
  }

  /** One that speaks HTTP and answers that it failed. */
  public static Receiver failingHttp() {
    return new Receiver(new HttpConversation(), Behaviour.FAILS);
  }

  /** One that speaks HTTP and will not have what it gets. */
  public static Receiver refusingHttp() {
    return new Receiver(new HttpConversation(), Behaviour.REFUSES);
  }

  /** One that speaks HTTP, behaves as it is told, and answers so when all is right. */
  public static Receiver http(String answer, Behaviour behaviour) {
    return new Receiver(new HttpConversation(answer), behaviour);
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "receiver");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        start(() -> talk(socket));
      } catch (IOException e) {
        // It is closed.
        return;
      }
    }
  }

  private void talk(Socket socket) {
    try (socket) {
      if (behaviour == Behaviour.HANGS) {
        closed.await();
      } else if (behaviour != Behaviour.CLOSES) {
        conversation.talk(socket, () -> behaviour, told);
      }
    } catch (IOException e) {
      // The sender is gone.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  int port() {
    return server.getLocalPort();
  }

  /** Where HTTP is spoken. */
  public String url() {
    return "http://127.0.0.1:" + port() + "/hook";
  }

  /** Where its root is. */
  public String origin() {
    return "http://127.0.0.1:" + port();
  }

  /** From now on it takes all. */
  public void recover() {
    behaviour = Behaviour.RIGHT;
  }

  /** What it took, in the order in which it came. */
  public List<String> told() {
    return new ArrayList<>(told);
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
