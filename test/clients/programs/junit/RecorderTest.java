import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cxonemock.ClientContract;
import cxonemock.CxoneMock;
import cxonemock.Sandbox;
import java.util.Map;
import org.junit.jupiter.api.Test;

// The code of the page about Java, under the extension.
@CxoneMock
class RecorderTest {
  @Test
  @CxoneMock(client = "studio-basic") // it lacks recording:control
  void aClientWithoutTheScopeCannotStart(Sandbox sandbox) {
    Recorder recorder = recorderOf(sandbox); // your code: gets baseUrl(), tokenUrl(), clientId(), clientSecret()
    assertThrows(RecorderException.class, () -> recorder.start("rec-123"));
  }

  @Test
  void aFailedStartIsReported(Sandbox sandbox) {
    sandbox.fault("startRecording", Map.of("status", 503, "times", 1)); // the next start fails
    Recorder recorder = recorderOf(sandbox);
    assertThrows(RecorderException.class, () -> recorder.start("rec-123"));
    sandbox.advance("61m"); // every token of this sandbox expires
    assertEquals(1, sandbox.count(Map.of("operation", "startRecording", "status", 503)));
  }

  @Test
  void theRecorderKeepsTheRules() throws Exception {
    ClientContract.examine(RecorderUnderTest.class, "--tier", "smoke");
  }

  private static Recorder recorderOf(Sandbox sandbox) {
    return new Recorder(sandbox.baseUrl(), sandbox.tokenUrl(), sandbox.clientId(), sandbox.clientSecret());
  }
}
