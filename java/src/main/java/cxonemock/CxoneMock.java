package cxonemock;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Gives each test a sandbox, as a parameter of the type {@link Sandbox}. On a method, it replaces that of the class. */
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(CxoneMockExtension.class)
public @interface CxoneMock {
  /** The client whose id and secret the sandbox gives: recorder, studio-basic (no recording:control), … */
  String client() default "recorder";

  /** The time at which the clock stands, for example "2026-01-15T10:00:00Z". Default: real time. */
  String clock() default "";
}
