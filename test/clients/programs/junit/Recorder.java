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

  String start(String recordingId) throws RecorderException {
    return command("start", recordingId) == 202 ? "starting" : "recording";
  }

  String stop(String recordingId) throws RecorderException {
    return command("stop", recordingId) == 202 ? "stopping" : "stopped";
  }

  private int command(String action, String recordingId) throws RecorderException {
    try {
      return client.command(action, Map.of("recordingId", recordingId), Duration.ofSeconds(1));
    } catch (Exception error) {
      throw new RecorderException(error);
    }
  }
}
