package cxonemock;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An isolated, simulated tenant, with its own clients, clock, calls, faults and requests. */
public final class Sandbox {
  private final String url;
  private final ControlPlane plane;
  private final Map<String, Object> created;
  private final String client;

  Sandbox(String url, ControlPlane plane, Map<String, Object> created, String client) {
    this.url = url;
    this.plane = plane;
    this.created = created;
    this.client = client;
  }

  public String id() {
    return Json.text(created, "id");
  }

  /** The origin of the API. The mock finds the sandbox of a request by its credential. */
  public String baseUrl() {
    return url;
  }

  public String tokenUrl() {
    return url + "/oauth/token";
  }

  public String clientId() {
    return Json.text(client(client), "clientId");
  }

  public String clientSecret() {
    return Json.text(client(client), "clientSecret");
  }

  /** A client by its name: clientId, clientSecret, scopes. */
  public Map<String, Object> client(String name) {
    return Json.maps(created.get("clients")).stream()
        .filter(each -> name.equals(each.get("name")))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("The sandbox has no client \"" + name + "\"."));
  }

  /** Advances the clock, for example by "61m". */
  public void advance(String duration) {
    control("PUT", "/clock", Map.of("action", "advance", "duration", duration));
  }

  /** The time of the sandbox as an ISO 8601 instant. */
  public String now() {
    return Json.text(control("GET", "/clock", null), "now");
  }

  /** Injects a fault, for example {@code fault("startRecording", Map.of("status", 503, "times", 1))}. */
  public void fault(String on, Map<String, ?> fault) {
    Map<String, Object> body = new LinkedHashMap<>(fault);
    body.put("on", on);
    control("POST", "/faults", body);
  }

  public void clearFaults() {
    control("DELETE", "/faults", Map.of());
  }

  /** The faults that no request got. */
  public List<Map<String, Object>> unmetFaults() {
    return Json.maps(control("GET", "/faults/unmet", null).get("faults"));
  }

  /** The newest 1,000 requests of the test, with the reason and the fix of each rejection. */
  public List<Map<String, Object>> requests() {
    return Json.maps(control("GET", "/requests", null).get("requests"));
  }

  /** For example {@code count(Map.of("operation", "startRecording", "status", 200))}. */
  public int count(Map<String, ?> pattern) {
    return ((Number) control("POST", "/requests/count", pattern).get("count")).intValue();
  }

  /** Any command of the control plane, for example {@code control("POST", "/calls", Map.of("state", "connected"))}. */
  public Map<String, Object> control(String method, String path, Map<String, ?> body) {
    String query = "?sandbox=" + URLEncoder.encode(id(), StandardCharsets.UTF_8);
    Object read = plane.send(method, path + query, body);
    return read == null ? Map.of() : Json.map(read);
  }

  /** The variables that {@code cxone-mock exec} sets, for this sandbox. */
  public Map<String, String> env() {
    Map<String, String> env = new LinkedHashMap<>();
    env.put("CXONE_BASE_URL", baseUrl());
    env.put("CXONE_TOKEN_URL", tokenUrl());
    env.put("CXONE_CLIENT_ID", clientId());
    env.put("CXONE_CLIENT_SECRET", clientSecret());
    env.put("CXONE_ADMIN_URL", plane.adminUrl);
    for (Map<String, Object> user : Json.maps(created.get("users"))) {
      List<Map<String, Object>> keys = Json.maps(user.get("accessKeys"));
      if (keys.isEmpty()) continue;
      env.put("CXONE_ACCESS_KEY_ID", Json.text(keys.get(0), "accessKeyId"));
      env.put("CXONE_ACCESS_KEY_SECRET", Json.text(keys.get(0), "accessKeySecret"));
      env.put("CXONE_USER_ID", Json.text(user, "userId"));
      env.put("CXONE_AGENT_ID", String.valueOf(((Number) user.get("agentId")).longValue()));
      env.put("CXONE_AUTH_TOKEN_URL", url + "/auth/token");
      break;
    }
    for (Map<String, Object> each : Json.maps(created.get("clients"))) {
      if (!((List<?>) each.get("grantTypes")).contains("password") || Json.text(each, "clientSecret").isEmpty()) continue;
      env.put("CXONE_AUTH_CLIENT_ID", Json.text(each, "clientId"));
      env.put("CXONE_AUTH_CLIENT_SECRET", Json.text(each, "clientSecret"));
      break;
    }
    return env;
  }

  void delete() {
    plane.send("DELETE", "/sandboxes/" + id(), Map.of());
  }
}
