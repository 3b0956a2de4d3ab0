package nl.dijkwacht.sigma.parse;

import nl.dijkwacht.documents.Place;

/** How a document names a rule: by its id, its name or its title. */
public record Reference(String text, Place place) {}
