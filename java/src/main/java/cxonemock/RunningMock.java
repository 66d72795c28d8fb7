package cxonemock;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/** The mock of CXONE_MOCK_URL or of {@code cxone-mock exec}, or one that is started on a free port. */
final class RunningMock implements CloseableResource {
  final String url;
  private final Process process;
  private final ControlPlane plane;

  private RunningMock(String url, String adminUrl, Process process) {
    this.url = url;
    this.process = process;
    this.plane = new ControlPlane(adminUrl, System.getenv("CXONE_ADMIN_TOKEN"));
  }

  static RunningMock open() {
    String given = System.getenv("CXONE_MOCK_URL");
    if (given != null && !given.isEmpty()) {
      String url = given.replaceAll("/+$", "");
      return new RunningMock(url, url + "/__admin", null);
    }
    String ofExec = System.getenv("CXONE_ADMIN_URL");
    if (ofExec != null && System.getenv("CXONE_BASE_URL") != null) {
      return new RunningMock(System.getenv("CXONE_BASE_URL"), ofExec, null);
    }
    List<String> words = new ArrayList<>(command());
    words.addAll(List.of("start", "--port", "0", "--log", "none"));
    try {
      Process process = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
      String line =
          new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
      if (line == null) throw new IOException("It ended before the mock was ready.");
      String url = Json.text(Json.object(line), "url");
      return new RunningMock(url, url + "/__admin", process);
    } catch (IOException error) {
      throw new UncheckedIOException(String.join(" ", words) + ": " + error.getMessage(), error);
    }
  }

  /** The words that run cxone-mock: the property cxonemock.command, the program on PATH or in node_modules, or npx. */
  static List<String> command() {
    String given = System.getProperty("cxonemock.command", Objects.requireNonNullElse(System.getenv("CXONE_MOCK_COMMAND"), ""));
    if (!given.isBlank()) return List.of(given.trim().split("\\s+"));
    List<Path> folders = new ArrayList<>();
    for (String folder : Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator)) {
      if (!folder.isEmpty()) folders.add(Path.of(folder));
    }
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      folders.add(folder.resolve("node_modules/.bin"));
    }
    String ending = File.separatorChar == '\\' ? ".cmd" : "";
    for (Path folder : folders) {
      Path program = folder.resolve("cxone-mock" + ending);
      if (Files.isExecutable(program)) return List.of(program.toString());
    }
    return List.of("npx" + ending, "--no-install", "cxone-mock");
  }

  Sandbox sandbox(String client, Map<String, Object> options) {
    Map<String, Object> body = new LinkedHashMap<>(options);
    body.put("idleSeconds", 300);
    return new Sandbox(url, plane, Json.map(plane.send("POST", "/sandboxes", body)), client);
  }

  /** Rejected requests of the default sandbox: a mistake in the URL or in the client id leads there. */
  List<Map<String, Object>> unattributed() {
    List<Map<String, Object>> all = new ArrayList<>(Json.maps(Json.map(plane.send("GET", "/requests", null)).get("requests")));
    all.removeIf(each -> each.get("reason") == null);
    return all;
  }

  @Override
  public void close() throws InterruptedException {
    if (process == null) return;
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
  }
}
