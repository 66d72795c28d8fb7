package cxonemock;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;

/** Runs the client contract kit of cxone-mock against a client in Java. */
public final class ClientContract {
  private ClientContract() {}

  /**
   * Runs the rules, and fails the test with the findings if a rule fails or is untested. Each worker of the kit runs the
   * client in a JVM of its own, with the class path of this one.
   *
   * @param options of {@code cxone-mock check}, for example "--rule", "CX-TOK-001". Default: "--tier", "core"
   * @return the text of the report
   */
  public static String examine(Class<? extends ClientUnderTest> type, String... options) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(RunningMock.command());
    words.add("check");
    words.addAll(options.length == 0 ? List.of("--tier", "core") : List.of(options));
    String java = ProcessHandle.current().info().command().orElse("java");
    words.addAll(List.of("--", java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), KitAdapter.class.getName(), type.getName()));
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) Assertions.fail(text);
    return text;
  }
}
