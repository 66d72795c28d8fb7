package cxonemock;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON without a library, so that the extension has no dependency that could differ from yours. */
final class Json {
  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  static String text(Map<String, Object> object, String name) {
    return (String) object.get(name);
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> maps(Object value) {
    return value == null ? List.of() : (List<Map<String, Object>>) value;
  }

  static Map<String, Object> object(String text) {
    return map(new Json(text).value());
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  private Object value() {
    char first = next();
    if (first == '"') return string();
    if (first == '{') return members();
    if (first == '[') return items();
    int start = at - 1;
    while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) at++;
    String word = text.substring(start, at);
    if (word.equals("null")) return null;
    return word.equals("true") || word.equals("false") ? (Object) word.equals("true") : Double.valueOf(word);
  }

  private char next() {
    while (" \t\r\n".indexOf(text.charAt(at)) >= 0) at++;
    return text.charAt(at++);
  }

  private Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    for (char sign = next(); sign != '}'; sign = next()) {
      if (sign == ',') sign = next();
      String name = string();
      next();
      members.put(name, value());
    }
    return members;
  }

  private List<Object> items() {
    List<Object> items = new ArrayList<>();
    for (char sign = next(); sign != ']'; sign = next()) {
      if (sign != ',') at--;
      items.add(value());
    }
    return items;
  }

  private String string() {
    StringBuilder all = new StringBuilder();
    while (text.charAt(at) != '"') {
      char sign = text.charAt(at++);
      if (sign != '\\') {
        all.append(sign);
        continue;
      }
      char escaped = text.charAt(at++);
      if (escaped == 'u') {
        all.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
        at += 4;
      } else {
        int known = "bfnrt".indexOf(escaped);
        all.append(known < 0 ? escaped : "\b\f\n\r\t".charAt(known));
      }
    }
    at++;
    return all.toString();
  }

  static String write(Object value) {
    if (value instanceof Map<?, ?> members) {
      List<String> all = new ArrayList<>();
      members.forEach((name, each) -> all.add(write(name) + ":" + write(each)));
      return "{" + String.join(",", all) + "}";
    }
    if (value instanceof List<?> items) {
      return "[" + String.join(",", items.stream().map(Json::write).toList()) + "]";
    }
    if (!(value instanceof String text)) return String.valueOf(value);
    StringBuilder all = new StringBuilder("\"");
    for (char sign : text.toCharArray()) {
      if (sign < ' ' || sign == '"' || sign == '\\') all.append(String.format("\\u%04x", (int) sign));
      else all.append(sign);
    }
    return all.append('"').toString();
  }
}
