package cxonemock;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** One mock for all tests of this JVM, and one sandbox for each test. */
public final class CxoneMockExtension implements ParameterResolver, AfterTestExecutionCallback {
  private static final Namespace NAMESPACE = Namespace.create(CxoneMockExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Sandbox.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context.getStore(NAMESPACE).getOrComputeIfAbsent("test", key -> begin(context), OneTest.class).sandbox;
  }

  /** Explains the rejected requests under a failed test, as a suppressed exception and as a report entry. */
  @Override
  public void afterTestExecution(ExtensionContext context) {
    OneTest test = context.getStore(NAMESPACE).get("test", OneTest.class);
    Optional<Throwable> failure = context.getExecutionException();
    if (test == null || failure.isEmpty()) return;
    String story;
    try {
      List<Map<String, Object>> others = new ArrayList<>(test.mock.unattributed());
      others.removeIf(each -> test.before.contains(each.get("id")));
      story = Story.of(test.sandbox, others);
    } catch (RuntimeException error) {
      story = "The requests of this test cannot be explained: " + error.getMessage();
    }
    failure.get().addSuppressed(new Explanation(story));
    context.publishReportEntry("cxone-mock", story);
  }

  private static OneTest begin(ExtensionContext context) {
    RunningMock mock =
        context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent("mock", key -> RunningMock.open(), RunningMock.class);
    Optional<CxoneMock> found =
        AnnotationSupport.findAnnotation(context.getElement(), CxoneMock.class)
            .or(() -> context.getTestClass().flatMap(each -> AnnotationSupport.findAnnotation(each, CxoneMock.class)));
    Map<String, Object> options = new LinkedHashMap<>();
    found.map(CxoneMock::clock).filter(each -> !each.isEmpty()).ifPresent(each -> options.put("clock", each));
    Sandbox sandbox = mock.sandbox(found.map(CxoneMock::client).orElse("recorder"), options);
    Set<Object> before = new HashSet<>();
    for (Map<String, Object> each : mock.unattributed()) before.add(each.get("id"));
    return new OneTest(mock, sandbox, before);
  }

  private record OneTest(RunningMock mock, Sandbox sandbox, Set<Object> before) implements CloseableResource {
    @Override
    public void close() {
      sandbox.delete();
    }
  }

  /** Carries a text into the stack trace of a failed test, and has no stack of its own. */
  private static final class Explanation extends RuntimeException {
    private static final long serialVersionUID = 1;

    Explanation(String story) {
      super(story, null, false, false);
    }

    @Override
    public String toString() {
      return getMessage();
    }
  }
}
