package nl.dijkwacht.simulator.calls;

/** The AWS Regions that the hospital's records come from. */
public final class Region {
  public static final String IRELAND = "eu-west-1";
  public static final String FRANKFURT = "eu-central-1";

  /** Where the global services record, wherever the caller is. */
  public static final String GLOBAL = "us-east-1";

  private Region() {}
}
