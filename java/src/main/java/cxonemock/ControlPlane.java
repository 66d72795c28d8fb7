package cxonemock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Sends commands to the control plane of a mock. It uses no proxy. */
final class ControlPlane {
  final String adminUrl;
  private final String token;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).proxy(ProxySelector.of(null)).build();

  ControlPlane(String adminUrl, String token) {
    this.adminUrl = adminUrl;
    this.token = token;
  }

  /** @throws IllegalArgumentException if the mock rejects the command */
  Object send(String method, String path, Map<String, ?> body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(adminUrl + path))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(Json.write(body)));
    if (token != null) request.header("Authorization", "Bearer " + token);
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new IllegalArgumentException(response.statusCode() + ": " + Json.object(response.body()).get("detail"));
      }
      return response.body().isEmpty() ? null : Json.object(response.body());
    } catch (IOException error) {
      throw new UncheckedIOException("The control plane at " + adminUrl + " does not answer: " + error.getMessage(), error);
    } catch (InterruptedException error) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The command was interrupted.", error);
    }
  }
}
