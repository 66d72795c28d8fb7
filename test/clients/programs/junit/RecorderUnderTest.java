import cxonemock.ClientUnderTest;
import java.time.Duration;

/** How the kit drives the client. An operation returns the state of the recording, or throws. */
class RecorderUnderTest implements ClientUnderTest {
  private final Recorder recorder;

  RecorderUnderTest(Config config) {
    recorder = new Recorder(config.baseUrl(), config.tokenUrl(), config.clientId(), config.clientSecret());
  }

  @Override
  public String startRecording(Call call, Duration deadline) throws Exception {
    recorder.start(call.recordingId());
    return "recording";
  }

  @Override
  public String stopRecording(Call call, Duration deadline) throws Exception {
    recorder.stop(call.recordingId());
    return "stopped";
  }
}
