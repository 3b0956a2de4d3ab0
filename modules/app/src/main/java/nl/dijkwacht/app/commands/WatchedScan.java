package nl.dijkwacht.app.commands;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import nl.dijkwacht.app.scan.CandidatePool;
import nl.dijkwacht.app.scan.Scan;
import nl.dijkwacht.app.scan.ScanProgress;
import nl.dijkwacht.app.terminal.Terminal;

/** A scan that a person watches: its progress, and what it could not use. */
public record WatchedScan(Scan scan, ScanProgress progress, Terminal terminal) {

  private static final int MOST_LETTERS = 20;

  /** Refuses a path that is not there, before anything is read. */
  public static void checkPaths(List<Path> paths) throws NoSuchFileException {
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new NoSuchFileException(path.toString());
      }
    }
  }

  /** Scans, with progress where standard error is a terminal. */
  public void run(List<Path> paths, int threads) throws InterruptedException {
    long began = System.nanoTime();
    ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor();
    try {
      var ticking =
          ticker.scheduleAtFixedRate(
              () -> terminal.progress(line(began)), 200, 200, TimeUnit.MILLISECONDS);
      scan.run(paths, Math.max(1, threads));
      ticking.cancel(false);
    } finally {
      ticker.shutdownNow();
      ticker.awaitTermination(1, TimeUnit.SECONDS);
      terminal.clearProgress();
    }
  }

  private String line(long began) {
    return "%,d of %,d files, %,d events (%,.0f/s), %,d matches, %,d dead letters"
        .formatted(
            progress.files(),
            progress.filesToDo(),
            progress.events(),
            progress.events() * 1e9 / Math.max(1, System.nanoTime() - began),
            progress.signals(),
            progress.deadLetters());
  }

  /** Tells what was not read, and what of the rest could not be used. */
  public void tellUnused() {
    scan.leftOut().stream()
        .limit(MOST_LETTERS)
        .forEach(sentence -> terminal.complaint(Terminal.plain(sentence) + " and is left out"));
    if (scan.leftOut().size() > MOST_LETTERS) {
      terminal.complaint(
          "… and %,d more are left out".formatted(scan.leftOut().size() - MOST_LETTERS));
    }
    scan.deadLetters().stream()
        .limit(MOST_LETTERS)
        .forEach(letter -> terminal.complaint(Terminal.plain(letter.toString())));
    if (progress.deadLetters() > MOST_LETTERS) {
      terminal.complaint("… and %,d more".formatted(progress.deadLetters() - MOST_LETTERS));
    }
    tellNotCorrelated();
  }

  private void tellNotCorrelated() {
    CandidatePool.LeftOut out = scan.notCorrelated();
    if (out.candidates() + out.groupEvents() + out.values() > 0) {
      terminal.complaint(
          "Correlations do not reckon with %,d events beyond what fits, %,d oldest events of large groups and %,d values"
              .formatted(out.candidates(), out.groupEvents(), out.values()));
    }
  }
}
