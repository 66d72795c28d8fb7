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
    return recorder.start(call.recordingId()); // "recording", or "starting" after a 202
  }

  @Override
  public String stopRecording(Call call, Duration deadline) throws Exception {
    return recorder.stop(call.recordingId()); // "stopped", or "stopping" after a 202
  }
}
