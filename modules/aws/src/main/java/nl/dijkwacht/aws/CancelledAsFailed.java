package nl.dijkwacht.aws;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Connections on which a request that its time limit ends while it still waits for a connection
 * fails like any other that got no answer. Apache's client reports this one as cancelled, which the
 * SDK neither tries again nor turns into an exception of its own. Thread-safe.
 */
final class CancelledAsFailed implements SdkHttpClient {

  private final SdkHttpClient connections;

  CancelledAsFailed(SdkHttpClient connections) {
    this.connections = connections;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new Request(connections.prepareRequest(request));
  }

  @Override
  public String clientName() {
    return connections.clientName();
  }

  @Override
  public void close() {
    connections.close();
  }

  private record Request(ExecutableHttpRequest request) implements ExecutableHttpRequest {

    @Override
    public HttpExecuteResponse call() throws IOException {
      try {
        return request.call();
      } catch (CancellationException e) {
        throw new IOException("The request was ended before it had a connection.", e);
      }
    }

    @Override
    public void abort() {
      request.abort();
    }
  }
}
