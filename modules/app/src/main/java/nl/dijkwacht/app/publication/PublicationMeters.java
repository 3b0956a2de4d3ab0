package nl.dijkwacht.app.publication;

import nl.dijkwacht.metrics.Meters;

/**
 * The meters of one kind of documents.
 *
 * @param publication number of the publication in effect
 * @param published when it was published
 * @param documents of it, by what became of them
 * @param reloads publications that were taken
 * @param reloadLast how long the last of them took
 */
public record PublicationMeters(
    Meters publication, Meters published, Meters documents, Meters reloads, Meters reloadLast) {

  static final PublicationMeters RULES =
      new PublicationMeters(
          Meters.RULES_PUBLICATION,
          Meters.RULES_PUBLISHED,
          Meters.RULES_DOCUMENTS,
          Meters.RULES_RELOADS,
          Meters.RULES_RELOAD_LAST);
  static final PublicationMeters CONTROLS =
      new PublicationMeters(
          Meters.CONTROLS_PUBLICATION,
          Meters.CONTROLS_PUBLISHED,
          Meters.CONTROLS_DOCUMENTS,
          Meters.CONTROLS_RELOADS,
          Meters.CONTROLS_RELOAD_LAST);
  static final PublicationMeters REGISTERS =
      new PublicationMeters(
          Meters.REGISTERS_PUBLICATION,
          Meters.REGISTERS_PUBLISHED,
          Meters.REGISTERS_DOCUMENTS,
          Meters.REGISTERS_RELOADS,
          Meters.REGISTERS_RELOAD_LAST);
  static final PublicationMeters SUBSCRIPTIONS =
      new PublicationMeters(
          Meters.SUBSCRIPTIONS_PUBLICATION,
          Meters.SUBSCRIPTIONS_PUBLISHED,
          Meters.SUBSCRIPTIONS_DOCUMENTS,
          Meters.SUBSCRIPTIONS_RELOADS,
          Meters.SUBSCRIPTIONS_RELOAD_LAST);
}
