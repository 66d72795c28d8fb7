import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client as a team has it. */
class AcmeRecorder {
  static class Rejected extends Exception {
    private static final long serialVersionUID = 1;
    private final int status;

    Rejected(int status) {
      super("the response was " + status);
      this.status = status;
    }

    public int getStatus() {
      return status;
    }
  }

  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String baseUrl;
  private final String tokenUrl;
  private final String form;
  private final boolean keepsToken;
  private String token;

  AcmeRecorder(String baseUrl, String tokenUrl, String clientId, String clientSecret, boolean keepsToken) {
    this.baseUrl = baseUrl;
    this.tokenUrl = tokenUrl;
    this.keepsToken = keepsToken;
    this.form =
        "grant_type=client_credentials&scope=recording%3Acontrol&client_id="
            + URLEncoder.encode(clientId, StandardCharsets.UTF_8)
            + "&client_secret="
            + URLEncoder.encode(clientSecret, StandardCharsets.UTF_8);
  }

  void command(String action, String recordingId, Duration deadline) throws Exception {
    if (token == null || !keepsToken) {
      String type = "application/x-www-form-urlencoded";
      String answer = post(tokenUrl, type, null, form, deadline);
      Matcher found = Pattern.compile("\"access_token\":\"([^\"]+)\"").matcher(answer);
      if (!found.find()) throw new IllegalStateException("no token");
      token = found.group(1);
    }
    String body = "{\"recordingId\":\"" + recordingId + "\",\"action\":\"" + action + "\"}";
    String url = baseUrl + "/api/v2/recording/recordingcontrols/" + action;
    post(url, "application/json", "Bearer " + token, body, deadline);
  }

  private String post(String url, String type, String authorization, String body, Duration deadline) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(deadline)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (authorization != null) request.header("Authorization", authorization);
    var response = http.send(request.build(), BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) throw new Rejected(response.statusCode());
    return response.body();
  }
}
