package nl.dijkwacht.benchmarks.input;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.UUID;
import nl.dijkwacht.simulator.calls.Account;
import nl.dijkwacht.simulator.calls.Scene;
import nl.dijkwacht.simulator.calls.SimulatedEvent;
import nl.dijkwacht.simulator.hospital.Hospital;

/**
 * The everyday of the simulated hospital, which matches no rule, with a probe in a fixed share of
 * its records. A probe stops a trail, as a rule of the own pack tells, and names a trail of its
 * own, so each opens a finding of its own and none is a repetition. For one thread.
 */
public final class Workload implements Iterator<SimulatedEvent> {

  /** One record in so many is a probe. */
  static final int PROBE_EVERY = 100;

  private static final long SEED = 20_261_122;
  private static final String REGION = "eu-west-1";
  private static final Scene PROBE_SCENE = Scene.LOGGING_PAUSED;
  private static final String PROBE =
      """
      {"eventVersion":"1.11","userIdentity":{"type":"AssumedRole","principalId":\
      "AROAEXAMPLEBENCHMARK1:pipeline","arn":"arn:aws:sts::111122223333:assumed-role/platform-deploy\
      /pipeline","accountId":"111122223333","accessKeyId":"ASIAEXAMPLEBENCHMARK","sessionContext":\
      {"sessionIssuer":{"type":"Role","principalId":"AROAEXAMPLEBENCHMARK1","arn":\
      "arn:aws:iam::111122223333:role/platform-deploy","accountId":"111122223333","userName":\
      "platform-deploy"},"attributes":{"creationDate":"%1$s","mfaAuthenticated":"false"}}},\
      "eventTime":"%1$s","eventSource":"cloudtrail.amazonaws.com","eventName":"StopLogging",\
      "awsRegion":"eu-west-1","sourceIPAddress":"198.51.100.24","userAgent":"aws-cli/2.31.9 \
      md/awscrt#0.27.6 ua/2.1 os/linux md/arch#x86_64 lang/python#3.13.7","requestParameters":\
      {"name":"arn:aws:cloudtrail:eu-west-1:111122223333:trail/%2$s"},"responseElements":null,\
      "requestID":"%2$s","eventID":"%2$s","readOnly":false,"eventType":"AwsApiCall",\
      "managementEvent":true,"recipientAccountId":"111122223333","eventCategory":"Management",\
      "tlsDetails":{"tlsVersion":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256",\
      "clientProvidedHostHeader":"cloudtrail.eu-west-1.amazonaws.com"}}""";

  private final Iterator<SimulatedEvent> everyday;
  private final int probeEvery;
  private long taken;

  private Workload(Instant start, double eventsPerSecond, int probeEvery) {
    this.everyday =
        new Hospital(
                new Hospital.Settings(
                    SEED,
                    start,
                    Duration.ofDays(365),
                    eventsPerSecond,
                    false,
                    Hospital.Pace.STEADY))
            .events()
            .iterator();
    this.probeEvery = probeEvery;
  }

  /**
   * An endless workload; the same arguments give the same records.
   *
   * @param start event time of the first record
   * @param eventsPerSecond in event time
   */
  public static Workload withProbes(Instant start, double eventsPerSecond) {
    return new Workload(start, eventsPerSecond, PROBE_EVERY);
  }

  /** As with probes, but without. */
  public static Workload everyday(Instant start, double eventsPerSecond) {
    return new Workload(start, eventsPerSecond, Integer.MAX_VALUE);
  }

  public static boolean isProbe(SimulatedEvent event) {
    return event.scene() == PROBE_SCENE;
  }

  @Override
  public boolean hasNext() {
    return everyday.hasNext();
  }

  @Override
  public SimulatedEvent next() {
    SimulatedEvent event = everyday.next();
    taken++;
    return taken % probeEvery == 0 ? probe(event.eventTime()) : event;
  }

  private SimulatedEvent probe(Instant eventTime) {
    String id = new UUID(SEED, taken).toString();
    byte[] record = PROBE.formatted(eventTime, id).getBytes(StandardCharsets.UTF_8);
    return new SimulatedEvent(eventTime, Account.MANAGEMENT, REGION, record, PROBE_SCENE);
  }
}
