package nl.dijkwacht.sigma.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Records of different shapes for rules that a fuzzer made. */
final class SampleEvents {

  static final List<byte[]> ALL =
      Stream.of(
              """
              {"eventVersion":"1.11","userIdentity":{"type":"AssumedRole","arn":"arn:aws:sts::123456789012:assumed-role/care/j.jansen","accountId":"123456789012"},
               "eventTime":"2026-11-22T03:00:00Z","eventSource":"s3.amazonaws.com","eventName":"GetObject","awsRegion":"eu-west-1","sourceIPAddress":"10.1.2.3",
               "userAgent":"[aws-cli/2.15]","requestParameters":{"bucketName":"patients","key":"a/b.json"},"responseElements":null,
               "additionalEventData":{"bytesTransferredOut":243.0},"readOnly":true,"tags":[{"key":"A"},{"key":"xb"}]}
              """,
              """
              {"eventTime":"2026-11-22T03:00:00Z","eventSource":"signin.amazonaws.com","eventName":"ConsoleLogin","errorCode":null,
               "a.b":{"c":"d"},"a":{"b":[1,"2",true,null,{"c":"\\u0064"}]},"eventSource":"signin.amazonaws.com","n":1.5,"word":"é"}
              """)
          .map(json -> json.getBytes(StandardCharsets.UTF_8))
          .toList();

  private SampleEvents() {}
}
