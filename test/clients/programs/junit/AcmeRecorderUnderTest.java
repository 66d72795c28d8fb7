import cxonemock.ClientUnderTest;
import java.time.Duration;

/** How the kit drives it. */
class AcmeRecorderUnderTest implements ClientUnderTest {
  private final AcmeRecorder recorder;

  AcmeRecorderUnderTest(Config config) {
    this(config, true);
  }

  AcmeRecorderUnderTest(Config config, boolean keepsToken) {
    recorder =
        new AcmeRecorder(config.baseUrl(), config.tokenUrl(), config.clientId(), config.clientSecret(), keepsToken);
  }

  @Override
  public String startRecording(Call call, Duration deadline) throws Exception {
    recorder.command("start", call.recordingId(), deadline);
    return "recording";
  }

  @Override
  public String stopRecording(Call call, Duration deadline) throws Exception {
    recorder.command("stop", call.recordingId(), deadline);
    return "stopped";
  }
}
