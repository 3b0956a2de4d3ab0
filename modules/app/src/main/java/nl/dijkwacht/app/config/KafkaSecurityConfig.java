package nl.dijkwacht.app.config;

/** How a secured cluster is reached; the same for every client of Kafka in Dijkwacht. */
public record KafkaSecurityConfig(KafkaTlsConfig tls, KafkaSaslConfig sasl) {

  static KafkaSecurityConfig read(Section section) {
    return new KafkaSecurityConfig(
        KafkaTlsConfig.read(section.section("tls")), KafkaSaslConfig.read(section.section("sasl")));
  }
}
