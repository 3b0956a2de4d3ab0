package nl.dijkwacht.publish.subscriptions;

/**
 * A file of subscriptions: several of them are several documents.
 *
 * @param name as it stands in messages
 * @param content in UTF-8; not copied, so not to be changed
 */
public record SubscriptionFile(String name, byte[] content, Origin origin) {

  /** Who put a file here. */
  public enum Origin {
    /** Published for all instances; of two with one id, the published one holds. */
    PUBLISHED,
    /** This instance's own. */
    LOCAL
  }
}
