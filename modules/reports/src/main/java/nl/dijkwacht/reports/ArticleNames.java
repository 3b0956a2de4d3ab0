package nl.dijkwacht.reports;

/** What articles of the AVG (GDPR) are about, in a few words. */
record ArticleNames(Words words) {

  /** Empty if it is not among those that controls name. */
  String of(String article) {
    return switch (article) {
      case "5(1)(b)" -> words.of("doelbinding", "purpose limitation");
      case "5(1)(c)" -> words.of("minimale gegevensverwerking", "data minimisation");
      case "5(1)(e)" -> words.of("opslagbeperking", "storage limitation");
      case "5(1)(f)" ->
          words.of("integriteit en vertrouwelijkheid", "integrity and confidentiality");
      case "5(2)" -> words.of("verantwoordingsplicht", "accountability");
      case "9(1)" -> words.of("bijzondere categorieën", "special categories");
      case "17(1)" -> words.of("gegevenswissing", "erasure");
      case "24(1)" -> words.of("passende maatregelen", "appropriate measures");
      case "25(1)" -> words.of("bescherming door ontwerp", "protection by design");
      case "25(2)" -> words.of("bescherming door standaardinstellingen", "protection by default");
      case "28(1)", "28(3)" -> words.of("verwerkers", "processors");
      case "30(1)" -> words.of("register van verwerkingen", "records of processing");
      case "32(1)(a)" ->
          words.of("pseudonimisering en versleuteling", "pseudonymisation and encryption");
      case "32(1)(b)" ->
          words.of(
              "vertrouwelijkheid, integriteit, beschikbaarheid",
              "confidentiality, integrity, availability");
      case "32(1)(c)" -> words.of("herstel van toegang", "restoring access");
      case "32(1)(d)" -> words.of("testen en evalueren", "testing and evaluating");
      case "33(1)", "33(3)(a)" -> words.of("melden van inbreuken", "notifying breaches");
      case "33(5)" -> words.of("register van inbreuken", "register of breaches");
      case "44", "45", "46", "46(1)" ->
          words.of("doorgifte buiten de EER", "transfers out of the EEA");
      default -> "";
    };
  }
}
