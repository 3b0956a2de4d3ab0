package nl.dijkwacht.simulator;

/** The AWS Regions that the hospital's records come from. */
final class Region {
  static final String IRELAND = "eu-west-1";
  static final String FRANKFURT = "eu-central-1";

  /** Where the global services record, wherever the caller is. */
  static final String GLOBAL = "us-east-1";

  private Region() {}
}
