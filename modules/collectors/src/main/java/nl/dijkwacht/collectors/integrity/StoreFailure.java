package nl.dijkwacht.collectors.integrity;

import java.io.IOException;
import nl.dijkwacht.aws.AwsFailure;

/** A bucket or an object that could not be read; who asked turns it into a value. */
public final class StoreFailure extends IOException {

  private static final long serialVersionUID = 1;

  private final transient AwsFailure failure;

  public StoreFailure(AwsFailure failure) {
    super(failure.sentence());
    this.failure = failure;
  }

  AwsFailure failure() {
    return failure;
  }

  boolean isMissing() {
    return failure.kind() == AwsFailure.Kind.MISSING;
  }
}
