package cxonemock;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeoutException;

/** Translates what a client throws into the outcomes of the kit. */
public final class Outcomes {
  private static final Map<Integer, String> KINDS =
      Map.of(
          401, "unauthorized",
          403, "forbidden",
          404, "not_found",
          409, "conflict",
          425, "locked",
          429, "rate_limited");

  private Outcomes() {}

  /**
   * The outcome of an operation that threw. The error, or one of its causes, gives the reason: an HTTP status, as one of
   * the methods statusCode, getStatusCode, getRawStatusCode, getStatus, status or code, or a type of the Java library.
   */
  public static Map<String, Object> of(Throwable error) {
    return of(error, "protocol");
  }

  /** @param other the kind of an error that says nothing */
  static Map<String, Object> of(Throwable error, String other) {
    for (Throwable each = error; each != null; each = each.getCause()) {
      OptionalInt status = status(each);
      if (status.isPresent()) return ofStatus(status.getAsInt(), error);
    }
    for (Throwable each = error; each != null; each = each.getCause()) {
      if (each instanceof ConnectException || each instanceof UnknownHostException) return outcome("fail", "network", error);
      // The request may have arrived, so its outcome is unknown.
      if (each instanceof TimeoutException || each instanceof HttpTimeoutException || each instanceof SocketTimeoutException) {
        return outcome("unknown", "timeout", error);
      }
      if (each instanceof IOException) return outcome("unknown", "network", error);
    }
    return outcome("fail", error instanceof IllegalArgumentException ? "invalid_argument" : other, error);
  }

  static Map<String, Object> outcome(String outcome, String kind, Throwable error) {
    Map<String, Object> all = new LinkedHashMap<>(Map.of("outcome", outcome, "kind", kind));
    all.put("message", error.getClass().getSimpleName() + ": " + error.getMessage());
    return all;
  }

  private static Map<String, Object> ofStatus(int status, Throwable error) {
    String other = status >= 500 ? "server_error" : "invalid_argument";
    Map<String, Object> all = outcome("fail", KINDS.getOrDefault(status, other), error);
    all.put("httpStatus", status);
    return all;
  }

  private static OptionalInt status(Throwable error) {
    for (String name : new String[] {"statusCode", "getStatusCode", "getRawStatusCode", "getStatus", "status", "code"}) {
      try {
        Method method = error.getClass().getMethod(name);
        method.setAccessible(true);
        Object value = method.invoke(error);
        if (value instanceof Integer status && status >= 300 && status <= 599) return OptionalInt.of(status);
      } catch (ReflectiveOperationException | RuntimeException absent) {
        // The next name may be the one.
      }
    }
    return OptionalInt.empty();
  }
}
