import cxonemock.ClientContract;
import cxonemock.CxoneMock;
import cxonemock.Sandbox;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Tests that fail, to see what is shown under them. */
@CxoneMock
class FailingTest {
  @Test
  void aSecondStart(Sandbox sandbox) throws Exception {
    sandbox.fault("stopRecording", Map.of("status", 503));
    AcmeRecorder recorder = SandboxTest.recorder(sandbox);
    recorder.command("start", "rec-123", SandboxTest.DEADLINE);
    recorder.command("start", "rec-123", SandboxTest.DEADLINE);
  }

  @Test
  void aRequestWithoutAToken(Sandbox sandbox) throws Exception {
    URI url = URI.create(sandbox.baseUrl() + "/api/v2/recording/recordingcontrols/start");
    HttpRequest request = HttpRequest.newBuilder(url).POST(HttpRequest.BodyPublishers.ofString("{}")).build();
    Assertions.assertEquals(200, HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode());
  }

  @Test
  void aTokenForEachCall() throws Exception {
    ClientContract.examine(TokenPerCall.class, "--rule", "CX-TOK-001", "--strict");
  }
}
