package nl.dijkwacht.collectors.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import nl.dijkwacht.collectors.messages.MessageForms;

/** Answers as SQS would at times, and an emulator never does. */
final class ScriptedSqs implements AutoCloseable {

  /** What an action is answered with; a status of 0 stands for no answer at all. */
  record Answer(int status, String body) {

    static final Answer NONE = new Answer(0, "");
    static final Answer NO_MESSAGES = new Answer(200, "{}");

    static Answer error(int status, String code) {
      return new Answer(
          status, "{\"__type\":\"com.amazonaws.sqs#%s\",\"message\":\"no\"}".formatted(code));
    }

    static Answer message(String id, String receipt, String body) {
      return new Answer(
          200,
          """
          {"Messages":[{"MessageId":"%s","ReceiptHandle":"%s","Body":%s,"MD5OfBody":"%s",\
          "Attributes":{"SentTimestamp":"no number"}}]}"""
              .formatted(id, receipt, MessageForms.quoted(body), md5(body)));
    }

    static Answer notDeleted(String code, boolean senderFault) {
      return new Answer(
          200,
          """
          {"Successful":[],"Failed":[{"Id":"0","Code":"%s","SenderFault":%s}]}"""
              .formatted(code, senderFault));
    }

    static final Answer DELETED =
        new Answer(200, "{\"Successful\":[{\"Id\":\"0\"}],\"Failed\":[]}");

    private static String md5(String text) {
      try {
        byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8));
        return "%032x".formatted(new BigInteger(1, digest));
      } catch (NoSuchAlgorithmException e) {
        throw new AssertionError(e);
      }
    }
  }

  private final HttpServer server;
  private final Function<String, Answer> script;
  private final List<String> actions = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /**
   * @param script the answer to an action such as {@code ReceiveMessage}
   */
  ScriptedSqs(Function<String, Answer> script) throws IOException {
    this.script = script;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  String queueUrl() {
    return endpoint().resolve("/111122223333/scripted").toString();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What was asked, in its order. */
  List<String> actions() {
    return List.copyOf(actions);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    String action = target.substring(target.indexOf('.') + 1);
    exchange.getRequestBody().readAllBytes();
    actions.add(action);
    Answer answer = script.apply(action);
    if (answer.status() == 0) {
      awaitClose();
      exchange.close();
      return;
    }
    byte[] body = answer.body().getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
