package cxonemock;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The adapter protocol for a class: {@code java -cp … cxonemock.KitAdapter CLASS [PROFILE]}. */
public final class KitAdapter {
  private final Constructor<? extends ClientUnderTest> constructor;
  private final String profile;
  private final Map<String, ClientUnderTest> clients = new HashMap<>();

  private KitAdapter(Class<? extends ClientUnderTest> type, String profile) throws NoSuchMethodException {
    this.constructor = type.getDeclaredConstructor(ClientUnderTest.Config.class);
    this.constructor.setAccessible(true);
    this.profile = profile;
  }

  private Map<String, Object> answer(String method, Map<String, Object> params) throws Exception {
    String tenant = (String) params.getOrDefault("tenant", "main");
    switch (method) {
      case "hello":
        String name = constructor.getDeclaringClass().getSimpleName();
        return Map.of(
            "protocol", 1,
            "client", Map.of("name", name, "version", "0", "language", "Java"),
            "profiles", List.of(profile),
            "operations", List.of("startRecording", "stopRecording"),
            "capabilities", List.of("tenants"));
      case "configure":
        if (tenant.equals("main")) end();
        try {
          clients.put(tenant, constructor.newInstance(ClientUnderTest.Config.of(Json.map(params.get("config")))));
        } catch (InvocationTargetException error) {
          return Outcomes.of(error.getCause(), "config");
        }
        return Map.of();
      case "startRecording":
      case "stopRecording":
        ClientUnderTest.Call call = ClientUnderTest.Call.of(Json.map(params.get("context")));
        Duration deadline = Duration.ofMillis(((Number) params.get("deadlineMs")).longValue());
        try {
          ClientUnderTest client = clients.get(tenant);
          String state =
              method.equals("startRecording") ? client.startRecording(call, deadline) : client.stopRecording(call, deadline);
          return state == null ? Map.of("outcome", "ok") : Map.of("outcome", "ok", "state", state);
        } catch (Exception error) {
          return Outcomes.of(error);
        }
      case "bye":
        return Map.of();
      default:
        throw new IllegalArgumentException("there is no method " + method);
    }
  }

  private void end() throws Exception {
    for (ClientUnderTest client : clients.values()) client.close();
    clients.clear();
  }

  public static void main(String[] args) throws Exception {
    Class<? extends ClientUnderTest> type = Class.forName(args[0]).asSubclass(ClientUnderTest.class);
    KitAdapter adapter = new KitAdapter(type, args.length > 1 ? args[1] : "recordingcontrols");
    adapter.serve();
  }

  private void serve() throws IOException {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      Map<String, Object> frame = Json.object(line);
      String method = Json.text(frame, "method");
      Map<String, Object> reply = new LinkedHashMap<>();
      reply.put("id", ((Number) frame.get("id")).longValue());
      try {
        reply.put("result", answer(method, Json.map(frame.getOrDefault("params", Map.of()))));
      } catch (Exception error) {
        reply.put("error", Map.of("message", String.valueOf(error.getMessage())));
      }
      out.print(Json.write(reply) + "\n");
      out.flush();
      if (method.equals("bye")) System.exit(0);
    }
  }
}
