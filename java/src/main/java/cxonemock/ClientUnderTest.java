package cxonemock;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A configured client, as the kit drives it. A class that implements it has a public constructor with a {@link Config}.
 * An operation returns the state of the recording, for example "recording", or throws.
 */
public interface ClientUnderTest {
  String startRecording(Call call, Duration deadline) throws Exception;

  String stopRecording(Call call, Duration deadline) throws Exception;

  /** Called before the client is replaced. */
  default void close() throws Exception {}

  /** The ids of one call. The client must choose the right one. */
  record Call(String conversationId, String conferenceId, String recordingId, String userId, String contactId) {
    static Call of(Map<String, Object> context) {
      return new Call(
          Json.text(context, "conversationId"),
          Json.text(context, "conferenceId"),
          Json.text(context, "recordingId"),
          Json.text(context, "userId"),
          Json.text(context, "contactId"));
    }
  }

  /** The configuration of a client. The access key is null, except in record-on-demand and agent. */
  record Config(
      String profile,
      String baseUrl,
      String tokenUrl,
      String clientId,
      String clientSecret,
      List<String> scopes,
      Duration deadline,
      String accessKeyId,
      String accessKeySecret,
      String stationId) {
    static Config of(Map<String, Object> config) {
      return new Config(
          (String) config.getOrDefault("profile", "recordingcontrols"),
          Json.text(config, "baseUrl"),
          Json.text(config, "tokenUrl"),
          Json.text(config, "clientId"),
          Json.text(config, "clientSecret"),
          ((List<?>) config.getOrDefault("scopes", List.of())).stream().map(String.class::cast).toList(),
          Duration.ofMillis(((Number) config.getOrDefault("deadlineMs", 30_000)).longValue()),
          Json.text(config, "accessKeyId"),
          Json.text(config, "accessKeySecret"),
          Json.text(config, "stationId"));
    }
  }
}
