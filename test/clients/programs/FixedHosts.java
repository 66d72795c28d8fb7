import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.regex.Pattern;

/** A client whose hosts are constants, as many public ones are. */
public class FixedHosts {
  public static void main(String[] arguments) throws Exception {
    var client = HttpClient.newHttpClient();
    var basic = Base64.getEncoder().encodeToString("recorder:recorder-secret".getBytes());
    var token =
        client.send(
            HttpRequest.newBuilder(URI.create("https://login.mypurecloud.com/oauth/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build(),
            BodyHandlers.ofString());
    System.out.println("token " + token.statusCode());
    var start =
        client.send(
            HttpRequest.newBuilder(
                    URI.create("https://api.mypurecloud.com/api/v2/recording/recordingcontrols/start"))
                .header("Authorization", "Bearer " + field(token.body(), "access_token"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"recordingId\":\"rec-123\",\"action\":\"start\"}"))
                .build(),
            BodyHandlers.ofString());
    System.out.println("start " + start.statusCode() + " " + field(start.body(), "id"));
  }

  private static String field(String json, String name) {
    var found = Pattern.compile('"' + name + "\":\"([^\"]*)\"").matcher(json);
    return found.find() ? found.group(1) : "";
  }
}
