package nl.dijkwacht.api;

import java.util.concurrent.ThreadFactory;

/** Threads that do not keep the JVM alive: monitoring must not outlive what it monitors. */
record DaemonThreads(String name) implements ThreadFactory {

  @Override
  public Thread newThread(Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
