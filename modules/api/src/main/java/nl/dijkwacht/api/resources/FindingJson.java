package nl.dijkwacht.api.resources;

import com.fasterxml.jackson.databind.node.ObjectNode;
import nl.dijkwacht.api.views.Views;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.signal.Articles;
import nl.dijkwacht.topics.catalogue.Topics;

/**
 * Findings as their topic has them, what the registers and tags say of them in words, and whether
 * their use is restricted.
 *
 * @param entities tells who answers for an account
 */
record FindingJson(LegalEntities entities, Views views) {

  ObjectNode of(Finding finding) {
    return enriched(Json.of(Topics.FINDINGS, finding), finding);
  }

  /** An alert, whose finding is enriched. */
  ObjectNode of(Alert alert) {
    ObjectNode json = Json.of(Topics.ALERTS, alert);
    enriched((ObjectNode) json.get("finding"), alert.finding());
    return json;
  }

  private ObjectNode enriched(ObjectNode json, Finding finding) {
    String account = finding.subject().account();
    json.put("legalEntity", entities.of(account));
    json.put("accountName", entities.nameOf(account));
    json.put("about", finding.subject().text());
    Json.texts(json, "articles", Articles.allOf(finding.rule().tags()));
    RestrictionJson.put(json, views.restrictionsOn(finding.principals()));
    return json;
  }
}
