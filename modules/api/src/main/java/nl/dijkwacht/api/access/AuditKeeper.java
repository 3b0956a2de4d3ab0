package nl.dijkwacht.api.access;

import java.util.concurrent.CompletableFuture;
import nl.dijkwacht.core.privacy.AuditEvent;

/** Keeps who was shown what, where it cannot be changed. Thread-safe. */
@FunctionalInterface
public interface AuditKeeper {

  /** Keeps it; completed once it cannot be lost, and exceptionally if it is not kept. */
  CompletableFuture<?> keep(AuditEvent event);
}
