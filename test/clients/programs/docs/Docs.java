// The code of the page about Java, and what a reader would have beside it. Run: cxone-mock exec -- java Docs.java
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class Docs {
  @interface Test {}

  interface Block {
    void run() throws Exception;
  }

  static void assertThrows(Class<? extends Exception> type, Block block) {
    try {
      block.run();
    } catch (Exception error) {
      if (type.isInstance(error)) return;
      throw new AssertionError(error);
    }
    throw new AssertionError("nothing was thrown");
  }

  static class RecorderException extends Exception {}

  static class Recorder {
    private final String token;

    Recorder(String id, String secret) throws IOException, InterruptedException {
      String form = "grant_type=client_credentials&client_id=" + id + "&client_secret=" + secret;
      String type = "application/x-www-form-urlencoded";
      String body = post(System.getenv("CXONE_TOKEN_URL"), type, form, "").body();
      Matcher found = Pattern.compile("\"access_token\":\"([^\"]*)\"").matcher(body);
      if (!found.find()) throw new IOException("no token: " + body);
      token = found.group(1);
    }

    void start(String recordingId) throws Exception {
      String url = System.getenv("CXONE_BASE_URL") + "/api/v2/recording/recordingcontrols/start";
      String json = "{\"recordingId\":\"" + recordingId + "\",\"action\":\"start\"}";
      if (post(url, "application/json", json, "Bearer " + token).statusCode() == 401) throw new RecorderException();
    }

    private static HttpResponse<String> post(String url, String type, String body, String authorization)
        throws IOException, InterruptedException {
      var request = HttpRequest.newBuilder(URI.create(url)).header("Content-Type", type);
      if (!authorization.isEmpty()) request.header("Authorization", authorization);
      var sent = request.POST(HttpRequest.BodyPublishers.ofString(body)).build();
      return HttpClient.newHttpClient().send(sent, BodyHandlers.ofString());
    }
  }

  @Test
  void aClientWithoutTheScopeCannotStart() throws Exception {
    SandboxClient client = SandboxClient.create("studio-basic");
    Recorder recorder = new Recorder(client.clientId(), client.clientSecret()); // your code; it reads CXONE_BASE_URL
    assertThrows(RecorderException.class, () -> recorder.start("rec-123"));
  }

  public static void main(String[] args) throws Exception {
    new Docs().aClientWithoutTheScopeCannotStart();
    System.out.println("passed");
  }
}

/** A client of a new sandbox of cxone-mock. */
record SandboxClient(String clientId, String clientSecret) {

  /** @param name recorder, studio-basic (no recording:control) or other-division */
  static SandboxClient create(String name) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(System.getenv("CXONE_ADMIN_URL") + "/sandboxes"))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString("{\"idleSeconds\": 300}"))
        .build();
    String body = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    // With a JSON library, read clients[].name, clientId and clientSecret instead.
    Matcher client = Pattern.compile("\"clientId\":\"(" + name + "[^\"]*)\",\"clientSecret\":\"([^\"]*)\"").matcher(body);
    if (!client.find()) throw new IOException("The sandbox has no client " + name + ": " + body);
    return new SandboxClient(client.group(1), client.group(2));
  }
}
