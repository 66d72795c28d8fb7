import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** java.net.http alone: tokens, a recording, an empty 401, and Record on Demand with the token of an access key. */
class WithHttpClient {
  private static final HttpClient client = HttpClient.newHttpClient();
  private static final String agent = "11e90000-0000-4000-8000-000000005001";
  private static String base;

  public static void main(String[] arguments) throws Exception {
    base = arguments[0];
    HttpResponse<String> issued = token("recorder");
    System.out.println("token " + issued.statusCode() + " " + text(issued, "token_type"));
    for (String command : new String[] {"start", "stop"}) {
      HttpResponse<String> reply = command(command, text(issued, "access_token"));
      System.out.println(command + " " + reply.statusCode() + " " + text(reply, "id"));
    }

    HttpResponse<String> refused = command("start", text(token("studio-basic"), "access_token"));
    System.out.println(
        "start without recording:control " + refused.statusCode() + " " + refused.body().length() + " bytes");

    String key = "grant_type=password&username=SAMDEMOKEY&password=" + encoded("sam-access-key-secret");
    HttpResponse<String> ofAgent = send(form("/auth/token", key));
    System.out.println("access key " + ofAgent.statusCode() + " " + text(ofAgent, "token_type"));
    String bearer = text(ofAgent, "access_token");
    HttpResponse<String> started = onDemand("POST", "start-recording-on-demand", bearer);
    System.out.println("start on demand " + started.statusCode() + " " + text(started, "contactId"));
    HttpResponse<String> masked = onDemand("POST", "mask", bearer);
    System.out.println("mask " + masked.statusCode() + " " + masked.body().length() + " bytes");
    HttpResponse<String> status = onDemand("GET", "get-recording-status", bearer);
    System.out.println("status " + status.statusCode() + " " + text(status, "contactId"));
  }

  private static HttpResponse<String> token(String name) throws Exception {
    byte[] credentials = (name + ":" + name + "-secret").getBytes(StandardCharsets.UTF_8);
    String basic = "Basic " + Base64.getEncoder().encodeToString(credentials);
    return send(form("/oauth/token", "grant_type=client_credentials").header("Authorization", basic));
  }

  private static HttpResponse<String> command(String name, String token) throws Exception {
    return send(
        to("/api/v2/recording/recordingcontrols/" + name)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"recordingId\":\"rec-123\"}")));
  }

  private static HttpResponse<String> onDemand(String method, String name, String token) throws Exception {
    String path = "/interaction-recording-management-service/v1/interactions/" + name + "?userId=" + agent;
    return send(to(path).header("Authorization", "Bearer " + token).method(method, BodyPublishers.noBody()));
  }

  private static HttpRequest.Builder form(String path, String body) {
    return to(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(body));
  }

  private static HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(base + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static String text(HttpResponse<String> reply, String name) {
    Matcher found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(reply.body());
    return found.find() ? found.group(1) : "";
  }
}
