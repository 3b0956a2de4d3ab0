package nl.dijkwacht.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the launcher with a Java and a Maven that only tell how they were called. */
class LauncherTest {
  private static final Path LAUNCHER =
      Path.of(System.getProperty("dijkwacht.root", "../.."), "dijkwacht");
  private static final String JAR = "modules/app/target/dijkwacht/dijkwacht.jar";

  private final Map<String, String> variables = new HashMap<>();
  private Path home;
  private Path jdk;

  @BeforeEach
  void prepare(@TempDir Path folder) throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "the launcher needs bash");
    home = Files.createDirectory(folder.resolve("a clone"));
    Files.copy(LAUNCHER, home.resolve("dijkwacht"));
    jdk = folder.resolve("a jdk");
    write(jdk.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"17.0.15\"\n");
    script(
        jdk.resolve("bin/java"),
        """
        for argument; do
          case $argument in
            -XX:DumpLoadedClassList=*) touch "${argument#*=}"; exit ;;
            -Xshare:dump) dump=yes ;;
            -XX:SharedArchiveFile=*) archive=${argument#*=} ;;
          esac
        done
        if [ -n "${dump:-}" ]; then echo classes >"$archive"; exit; fi
        printf '<%s>' "$@"
        """);
    script(jdk.resolve("bin/javac"), "exit 1");
    variables.put("JAVA_HOME", jdk.toString());
  }

  @Test
  void argumentsPassUntouched() throws Exception {
    distribute();

    Run run = run("demo", "--once", "two words", "", "*");

    assertThat(run.out())
        .endsWith("<-jar><" + home + "/dijkwacht.jar><demo><--once><two words><><*>");
    assertThat(run.code()).isZero();
  }

  @Test
  void itWorksThroughASymbolicLink() throws Exception {
    distribute();
    Path link = Files.createSymbolicLink(home.resolveSibling("link"), Path.of("a clone/dijkwacht"));

    assertThat(launch(link, "x").out()).endsWith("<" + home + "/dijkwacht.jar><x>");
  }

  @Test
  void optionsForJavaReplaceTheDefaults() throws Exception {
    distribute();

    assertThat(run().out()).startsWith("<-Xmx384m><-XX:+UseParallelGC>");
    variables.put("DIJKWACHT_JAVA_OPTS", "-Xmx1g -Dx=y");
    assertThat(run().out()).startsWith("<-Xmx1g><-Dx=y>").doesNotContain("ParallelGC");
  }

  @Test
  void theDemoAloneDoesWithoutTheOptimisingCompiler() throws Exception {
    distribute();

    assertThat(run("demo").out()).startsWith("<-XX:TieredStopAtLevel=1><-Xmx384m>");
    assertThat(run("run", "demo").out()).startsWith("<-Xmx384m>").doesNotContain("Tiered");
  }

  @Test
  void theArchiveOfClassesIsMadeOnceForAJar() throws Exception {
    distribute();

    assertThat(run().err()).isEqualTo("Preparing a quick start …\n");
    Run second = run();

    assertThat(second.err()).isEmpty();
    assertThat(second.out())
        .contains("<-XX:SharedArchiveFile=" + home + "/classes-17.0.15.jsa><-Xshare:auto>");
  }

  @Test
  void aJavaThatCannotArchiveIsNotAskedTwice() throws Exception {
    distribute();
    script(
        jdk.resolve("bin/java"),
        "case $* in *-Xshare:dump*|*DumpLoaded*) exit 1 ;; esac; printf '<%s>' \"$@\"");

    assertThat(run("x").out()).doesNotContain("SharedArchiveFile").endsWith("<x>");
    assertThat(run("x").err()).isEmpty();
  }

  @Test
  void anOldJavaIsRefused() throws Exception {
    distribute();
    write(jdk.resolve("release"), "JAVA_VERSION=\"1.8.0_402\"\n");

    Run run = run("x");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "dijkwacht: '"
                + jdk
                + "/bin/java' is Java 1.8.0_402; install a JDK of version 17 or newer, or set"
                + " JAVA_HOME to it.\n");
  }

  @Test
  void aJavaWithoutReleaseFileIsAsked() throws Exception {
    distribute();
    Files.delete(jdk.resolve("release"));
    script(
        jdk.resolve("bin/java"),
        "case $* in -version) echo 'openjdk version \"21-ea\" 2023' >&2 ;; *) echo run ;; esac");

    assertThat(run("x").out()).isEqualTo("run\n");
    assertThat(home.resolve("classes-21-ea.jsa")).exists();
  }

  @Test
  void aWrongJavaHomeIsTold() throws Exception {
    distribute();
    variables.put("JAVA_HOME", "/nowhere");

    assertThat(run("x").err())
        .isEqualTo(
            "dijkwacht: JAVA_HOME is '/nowhere', where there is no bin/java; correct or unset it.\n");
  }

  @Test
  void aCloneIsBuiltOnFirstUseAndWhenASourceIsNewer() throws Exception {
    Path source = clone("mkdir -p \"$(dirname " + JAR + ")\"; echo built >>" + JAR);

    assertThat(run("x").err()).startsWith("Building Dijkwacht …\n");
    assertThat(run("x").err()).isEmpty();
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
    assertThat(run("x").err()).startsWith("Building Dijkwacht …\n");
    assertThat(home.resolve("modules/app/target/build.lock")).doesNotExist();
  }

  @Test
  void mavenIsHeardOnlyWhenTheBuildFails() throws Exception {
    clone("echo 'no such symbol'; exit 1");

    Run run = run("x");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            """
            Building Dijkwacht …
            no such symbol
            dijkwacht: the build failed; Maven's output is above.
            """);
  }

  @Test
  void theLockOfAKilledLauncherIsTakenOver() throws Exception {
    clone("mkdir -p \"$(dirname " + JAR + ")\"; echo built >>" + JAR);
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    write(home.resolve("modules/app/target/build.lock/pid"), gone.pid() + "\n");

    assertThat(run("x").code()).isZero();
  }

  @Test
  void twoLaunchersBuildOnce() throws Exception {
    clone("sleep 0.5; mkdir -p \"$(dirname " + JAR + ")\"; echo built >>" + JAR);

    Process other = start(home.resolve("dijkwacht"), "other");
    Run run = run("x");

    assertThat(other.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(run.code()).isZero();
    assertThat(home.resolve(JAR)).hasContent("built");
  }

  private void distribute() throws IOException {
    write(home.resolve("dijkwacht.jar"), "jar");
  }

  private Path clone(String maven) throws IOException {
    Path tools = home.resolveSibling("tools");
    script(tools.resolve("mvn"), maven);
    variables.put("PATH", tools + ":" + System.getenv("PATH"));
    write(home.resolve("pom.xml"), "");
    write(home.resolve("modules/app/pom.xml"), "");
    Path source = write(home.resolve("modules/app/src/main/A.java"), "");
    try (Stream<Path> paths = Files.walk(home)) {
      for (Path path : paths.toList()) {
        Files.setLastModifiedTime(path, FileTime.from(Instant.now().minusSeconds(60)));
      }
    }
    return source;
  }

  private Run run(String... args) throws Exception {
    return launch(home.resolve("dijkwacht"), args);
  }

  private Run launch(Path launcher, String... args) throws Exception {
    Process process = start(launcher, args);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return new Run(
        process.exitValue(),
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8),
        new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
  }

  private Process start(Path launcher, String... args) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Stream.concat(Stream.of(launcher.toString()), List.of(args).stream()).toList());
    builder.environment().keySet().removeIf(name -> name.startsWith("DIJKWACHT_"));
    builder.environment().putAll(variables);
    return builder.start();
  }

  private static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static void script(Path file, String text) throws IOException {
    write(file, "#!/bin/bash\n" + text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private record Run(int code, String out, String err) {}
}
