/** A flawed client. */
class TokenPerCall extends AcmeRecorderUnderTest {
  TokenPerCall(Config config) {
    super(config, false);
  }
}
