package nl.dijkwacht.streams.transfers;

/**
 * What is told of transfers.
 *
 * @param unknownData whether what leaves is told too where nobody said whether personal data are
 *     among it, one level lower
 * @param ownStaff whether the organisation's own people are told of who read from third countries:
 *     a risk under Art. 32 AVG and no transfer
 */
public record TransferSettings(boolean unknownData, boolean ownStaff) {

  public static final TransferSettings DEFAULT = new TransferSettings(false, true);
}
