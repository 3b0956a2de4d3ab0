package nl.dijkwacht.streams.transfers.flow;

import java.util.Locale;

/** In what way a call lets data go. */
public enum FlowKind {
  /** What is there and what follows is kept in step elsewhere. */
  REPLICATION,
  COPY,
  SHARE,
  EXPORT,
  /** A key, which makes data readable elsewhere. */
  KEY,
  /** Logs and events that are delivered elsewhere. */
  TELEMETRY,
  /** A task that moves what it is pointed at. */
  TASK;

  /** Its name in metric labels. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
