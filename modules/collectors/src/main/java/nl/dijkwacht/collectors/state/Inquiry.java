package nl.dijkwacht.collectors.state;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import nl.dijkwacht.aws.AwsFailure;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.resource.ResourceIdentity;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Collects what the services answer. A part that is not permitted or refused is unknown, with a
 * warning; one that gets no answer just now is left as it was told last; neither stops the others.
 * Only without credentials nothing goes on. For one thread.
 */
final class Inquiry {

  /** How much there is of everything in the account and Region. */
  private static final String ACCOUNT = "AWS::::Account";

  private final Scope scope;
  private final Warnings warnings;
  private final BooleanSupplier stopping;
  private final Map<ResourceId, Polled> polled = new LinkedHashMap<>();

  Inquiry(Scope scope, Warnings warnings, BooleanSupplier stopping) {
    this.scope = scope;
    this.warnings = warnings;
    this.stopping = stopping;
  }

  /** Whether no more should be asked. */
  boolean isStopping() {
    return stopping.getAsBoolean();
  }

  Scope scope() {
    return scope;
  }

  /** What was learnt, in the order of asking. */
  Collection<Polled> polled() {
    return polled.values();
  }

  /** Begins with a resource that was found. */
  ResourceId found(String type, String id, @Nullable String arn, @Nullable String name) {
    ResourceId resource = scope.resource(new ResourceIdentity.Names(type, id, arn, name));
    polled.putIfAbsent(resource, new Polled(resource, arn, name));
    return resource;
  }

  /** Asks for a part of a resource, and gives it if it is known now. */
  <T> Optional<T> part(ResourceId resource, String part, Supplier<T> question) {
    Polled of = polled.computeIfAbsent(resource, id -> new Polled(id, null, null));
    try {
      T content = question.get();
      of.know(part, content);
      return Optional.of(content);
    } catch (SdkException e) {
      failed(of, part, e);
      return Optional.empty();
    }
  }

  /** Asks for a list; how long it is becomes a part of the account. */
  <T> List<T> list(String part, Supplier<List<T>> question) {
    Polled account = polled.computeIfAbsent(account(), id -> new Polled(id, null, null));
    try {
      List<T> list = question.get();
      account.know(part, Map.of("count", list.size()));
      return list;
    } catch (SdkException e) {
      failed(account, part, e);
      return List.of();
    }
  }

  private ResourceId account() {
    return scope.resource(new ResourceIdentity.Names(ACCOUNT, scope.account()));
  }

  private void failed(Polled of, String part, SdkException e) {
    AwsFailure failure = AwsFailure.of("Asking for " + part + " of " + scope, e);
    if (failure.kind() == AwsFailure.Kind.CREDENTIALS) {
      throw e;
    }
    warnings.failed(part, failure);
    if (failure.kind().passes()) {
      of.notReached();
    } else {
      of.cannotKnow(part);
    }
  }
}
