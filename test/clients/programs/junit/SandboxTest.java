import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cxonemock.ClientContract;
import cxonemock.CxoneMock;
import cxonemock.Sandbox;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@CxoneMock
class SandboxTest {
  static final Duration DEADLINE = Duration.ofSeconds(10);

  static AcmeRecorder recorder(Sandbox sandbox) {
    return new AcmeRecorder(sandbox.baseUrl(), sandbox.tokenUrl(), sandbox.clientId(), sandbox.clientSecret(), true);
  }

  @RepeatedTest(2)
  void eachTestHasItsOwnRecordings(Sandbox sandbox) throws Exception {
    recorder(sandbox).command("start", "rec-123", DEADLINE);
    assertEquals(1, sandbox.count(Map.of("operation", "startRecording", "status", 200)));
  }

  @Test
  void theClockExpiresTokens(Sandbox sandbox) throws Exception {
    AcmeRecorder recorder = recorder(sandbox);
    recorder.command("start", "rec-123", DEADLINE);
    sandbox.advance("25h");
    var rejected = assertThrows(AcmeRecorder.Rejected.class, () -> recorder.command("stop", "rec-123", DEADLINE));
    assertEquals(401, rejected.getStatus());
    List<Map<String, Object>> requests = sandbox.requests();
    assertTrue(requests.toString().contains("reason=The token of " + sandbox.clientId() + " expired at"));
  }

  @Test
  @CxoneMock(client = "other-division", clock = "2026-01-15T10:00:00Z")
  void theAnnotationOfAMethodReplacesThatOfTheClass(Sandbox sandbox) {
    assertEquals("2026-01-15T10:00:00.000Z", sandbox.now());
    AcmeRecorder recorder = recorder(sandbox);
    var rejected = assertThrows(AcmeRecorder.Rejected.class, () -> recorder.command("start", "rec-123", DEADLINE));
    assertEquals(403, rejected.getStatus());
  }

  @Test
  void aFaultIsInjectedAsOftenAsAsked(Sandbox sandbox) throws Exception {
    sandbox.fault("startRecording", Map.of("status", 503, "times", 1));
    AcmeRecorder recorder = recorder(sandbox);
    var rejected = assertThrows(AcmeRecorder.Rejected.class, () -> recorder.command("start", "rec-123", DEADLINE));
    assertEquals(503, rejected.getStatus());
    recorder.command("start", "rec-123", DEADLINE);
    assertEquals(List.of(), sandbox.unmetFaults());
  }

  @Test
  void theEnvironmentIsThatOfTheSandbox(Sandbox sandbox) {
    assertEquals(sandbox.clientId(), sandbox.env().get("CXONE_CLIENT_ID"));
    assertEquals("DemoApp@DemoVendor-" + sandbox.id(), sandbox.client("DemoApp@DemoVendor").get("clientId"));
    assertTrue(sandbox.env().get("CXONE_ACCESS_KEY_ID").endsWith(sandbox.id()));
  }

  @Test
  void aCommandThatTheMockRejectsSaysWhy(Sandbox sandbox) {
    var rejected = assertThrows(IllegalArgumentException.class, () -> sandbox.advance("soon"));
    assertTrue(rejected.getMessage().startsWith("400: "), rejected.getMessage());
  }

  @Test
  void theClientKeepsTheRules() throws Exception {
    String report =
        ClientContract.examine(
            AcmeRecorderUnderTest.class, "--rule", "CX-TOK-001,CX-ERR-012,CX-ERR-013,CX-NET-001,CX-NET-006");
    assertTrue(report.contains("5 run · 5 pass"), report);
  }
}
