package nl.dijkwacht.testkit;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Stops the shared broker after the last test; JUnit finds it by its service file. */
public final class SharedBrokerSession implements LauncherSessionListener {
  @Override
  public void launcherSessionClosed(LauncherSession session) {
    SharedBroker.stop();
  }
}
