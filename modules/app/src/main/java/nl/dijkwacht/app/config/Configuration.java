package nl.dijkwacht.app.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The whole configuration of an instance.
 *
 * @param prefix begins the names of topics and applications; one for each tenant
 * @param data the folder of the embedded broker and of local state
 * @param stages what this instance runs
 */
public record Configuration(
    String prefix,
    Path data,
    KafkaConfig kafka,
    TopicsConfig topics,
    StreamsConfig streams,
    Set<Stage> stages,
    AwsConfig aws,
    CollectConfig collect,
    RulesConfig rules,
    ControlsConfig controls,
    RegistersConfig registers,
    AlertsConfig alerts,
    DetectConfig detect,
    BehaviourConfig behaviour,
    TransfersConfig transfers,
    DriftConfig drift,
    ExposureConfig exposure,
    CasesConfig cases,
    PrivacyConfig privacy,
    PublishConfig publish,
    ResponseConfig response,
    MonitoringConfig monitoring,
    ApiConfig api) {
  // A topic's name has at most 249 characters.
  private static final Pattern PREFIX = Pattern.compile("[a-z0-9-]{1,100}");

  static Configuration read(Section root) {
    String prefix =
        root.value(
            "prefix",
            SettingType.text(
                "1 to 100 of a-z, 0-9 and '-'", text -> PREFIX.matcher(text).matches()),
            "dijkwacht");
    Path data = root.value("data", SettingType.path(), Path.of("data"));
    KafkaConfig kafka = KafkaConfig.read(root.section("kafka"));
    return new Configuration(
        prefix,
        data,
        kafka,
        TopicsConfig.read(root.section("topics"), kafka.embedded()),
        StreamsConfig.read(root.section("streams"), kafka.embedded()),
        stages(root),
        AwsConfig.read(root.section("aws")),
        CollectConfig.read(root.section("collect")),
        RulesConfig.read(root.section("rules")),
        ControlsConfig.read(root.section("controls")),
        RegistersConfig.read(root.section("registers")),
        AlertsConfig.read(root.section("alerts")),
        DetectConfig.read(root.section("detect")),
        BehaviourConfig.read(root.section("behaviour")),
        TransfersConfig.read(root.section("transfers")),
        DriftConfig.read(root.section("drift")),
        ExposureConfig.read(root.section("exposure")),
        CasesConfig.read(root.section("cases")),
        PrivacyConfig.read(root.section("privacy")),
        PublishConfig.read(root.section("publish")),
        ResponseConfig.read(root.section("response")),
        MonitoringConfig.read(root.section("monitoring")),
        ApiConfig.read(root.section("api")));
  }

  private static Set<Stage> stages(Section root) {
    return Collections.unmodifiableSet(
        EnumSet.copyOf(
            root.value("stages", SettingType.choices(Stage.class), List.of(Stage.values()))));
  }
}
