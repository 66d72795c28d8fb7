package cxonemock;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The text under a failed test. */
final class Story {
  private Story() {}

  /** Injected faults, rejected requests, faults that no request got, and requests that belong to no sandbox. */
  static String of(Sandbox sandbox, List<Map<String, Object>> others) {
    List<String> lines = new ArrayList<>();
    List<Map<String, Object>> requests = sandbox.requests();
    List<Map<String, Object>> faulty = requests.stream().filter(each -> each.get("fault") != null).toList();
    List<Map<String, Object>> rejected = requests.stream().filter(each -> each.get("reason") != null).toList();
    if (!faulty.isEmpty()) lines.add("cxone-mock injected faults:");
    for (Map<String, Object> each : faulty) lines.add(line(each));
    lines.add(rejected.isEmpty() ? "cxone-mock rejected no request of this test." : "cxone-mock rejected:");
    for (Map<String, Object> each : rejected) explain(lines, each);
    List<Map<String, Object>> unmet = sandbox.unmetFaults();
    if (!unmet.isEmpty()) lines.add("cxone-mock had unused faults:");
    for (Map<String, Object> each : unmet) lines.add("  " + each.get("hint"));
    if (!others.isEmpty()) lines.add("cxone-mock received requests that it cannot attribute to a test:");
    for (Map<String, Object> each : others) explain(lines, each);
    return String.join("\n", lines);
  }

  private static void explain(List<String> lines, Map<String, Object> request) {
    lines.add(line(request));
    lines.add("    reason: " + request.get("reason"));
    if (request.get("fix") instanceof List<?> fix) fix.forEach(step -> lines.add("    fix: " + step));
  }

  private static String line(Map<String, Object> request) {
    int status = ((Number) request.get("status")).intValue();
    String first = "  " + (status == 0 ? "no response" : status) + " " + request.get("method") + " " + request.get("target");
    String client = request.get("client") == null ? "" : "  " + request.get("client");
    return first + client + (request.get("fault") == null ? "" : "  (fault " + request.get("fault") + ")");
  }
}
