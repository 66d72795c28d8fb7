import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a reader would have. It is the client of the adapter template. */
class Recorder {
  private final Adapter.Client client;

  Recorder(String baseUrl, String tokenUrl, String clientId, String clientSecret) {
    client =
        new Adapter.Client(
            Map.of(
                "baseUrl", baseUrl,
                "tokenUrl", tokenUrl,
                "clientId", clientId,
                "clientSecret", clientSecret,
                "scopes", List.of()));
  }

  void start(String recordingId) throws RecorderException {
    command("start", recordingId);
  }

  void stop(String recordingId) throws RecorderException {
    command("stop", recordingId);
  }

  private void command(String action, String recordingId) throws RecorderException {
    try {
      client.command(action, Map.of("recordingId", recordingId), Duration.ofSeconds(1));
    } catch (Exception error) {
      throw new RecorderException(error);
    }
  }
}
