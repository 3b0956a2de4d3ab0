package nl.dijkwacht.api;

/** What a request gets: a whole response, or events for as long as it stays. */
public sealed interface Answer permits Response, EventStream {}
