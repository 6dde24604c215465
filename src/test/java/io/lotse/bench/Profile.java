package io.lotse.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A flight recording of the server while something is measured, when {@code bench.profile} names a file. */
final class Profile implements AutoCloseable {
  private final ServerProcess server;
  private final String file;
  private Map<String, Long> before = Map.of();

  private Profile(ServerProcess server, String file) {
    this.server = server;
    this.file = file;
  }

  static Profile begin(ServerProcess server) throws IOException, InterruptedException {
    Profile profile = new Profile(server, Knob.text("profile", ""));
    profile.tell("JFR.start", "name=bench", "settings=profile");
    profile.before = server.cpuByThread();
    return profile;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    tell("JFR.stop", "name=bench", "filename=" + Path.of(file).toAbsolutePath());
    if (!file.isEmpty()) {
      server.cpuByThread().forEach((name, spent) -> threads(name, spent - before.getOrDefault(name, 0L)));
    }
  }

  private static void threads(String name, long spent) {
    if (spent >= 100) {
      Report.figure("  CPU of the threads " + name, spent, "ms");
    }
  }

  private void tell(String... command) throws IOException, InterruptedException {
    if (file.isEmpty()) {
      return;
    }
    String[] all = new String[command.length + 2];
    all[0] = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    all[1] = Long.toString(server.id());
    System.arraycopy(command, 0, all, 2, command.length);
    new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
  }
}
