package io.lotse.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The databases of the quick start by themselves, for a server that somebody else starts. Usage: {@code Stores FOLDER
 * POSTGRES-PORT MONGO-PORT}; {@code FOLDER/stores.env} then has their addresses. They end with this process, and it with the one that started it.
 */
final class Stores {
  private Stores() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(Path.of(args[0]).toAbsolutePath());
    Parts parts = new Parts();
    Console console = new Console(System.out);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> parts.close(console), "ending"));
    ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
    Postgres postgres = new Postgres(folder.resolve("postgres"), Path.of(System.getProperty("lotse.target", "target")),
        folder.resolve("postgres.log"), Integer.parseInt(args[1]), Access.password());
    MongoWire mongo = new MongoWire(folder.resolve("mongo"), Integer.parseInt(args[2]));
    parts.start(postgres);
    parts.start(mongo);
    Path notes = PrivateFile.create(folder.resolve("stores.env.new"));
    Files.write(notes, List.of("DATABASE_URL=" + postgres.url(), "MONGODB_URL=" + mongo.url()));
    Files.move(notes, folder.resolve("stores.env"));
    console.line("The databases run; their addresses are in " + folder.resolve("stores.env"));
    Thread.currentThread().join();
  }
}
