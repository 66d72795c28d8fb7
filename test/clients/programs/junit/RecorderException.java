class RecorderException extends Exception {
  private static final long serialVersionUID = 1;

  RecorderException(Exception cause) {
    super(cause.getMessage(), cause);
  }
}
