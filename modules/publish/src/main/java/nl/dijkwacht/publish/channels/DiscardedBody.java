package nl.dijkwacht.publish.channels;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Takes the body of an answer and keeps nothing of it; ends the connection if it is long. */
final class DiscardedBody implements BodySubscriber<Void> {

  private static final long MOST_BYTES = 64L * 1024;

  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private Flow.@Nullable Subscription subscription;
  private long bytes;

  @Override
  public CompletionStage<Void> getBody() {
    return end;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    buffers.forEach(buffer -> bytes += buffer.remaining());
    if (bytes > MOST_BYTES && subscription != null) {
      subscription.cancel();
      onComplete();
    }
  }

  @Override
  public void onError(Throwable failure) {
    end.completeExceptionally(failure);
  }

  // Nothing is kept, so null is what the body is.
  @SuppressWarnings("NullAway")
  @Override
  public void onComplete() {
    end.complete(null);
  }
}
