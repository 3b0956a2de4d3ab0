package nl.dijkwacht.core.resource;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The types of resources that calls can name, and how. Where AWS Config's id is what calls use, the
 * type is named by id, else by its ARN or name.
 */
final class ResourceNamings {

  private static final Map<String, ResourceNaming> BY_TYPE = new HashMap<>();

  static {
    storage();
    databases();
    identity();
    watching();
    network();
    computing();
    delivery();
  }

  private ResourceNamings() {}

  /** How resources of a type are named; null if that is not known. */
  static @Nullable ResourceNaming of(String type) {
    return BY_TYPE.get(type);
  }

  static Set<String> types() {
    return Set.copyOf(BY_TYPE.keySet());
  }

  private static void storage() {
    byId("AWS::S3::Bucket", "s3", "", ResourceNaming::bucket);
    byId("AWS::S3::AccessPoint", "s3", "accesspoint/");
    byId("AWS::S3::MultiRegionAccessPoint", "s3", "accesspoint/");
    byId("AWS::S3::AccountPublicAccessBlock", "s3", "account/");
    byId("AWS::EC2::Volume", "ec2", "volume/", "vol-");
    byId("AWS::EC2::Snapshot", "ec2", "snapshot/", "snap-");
    byId("AWS::EFS::FileSystem", "elasticfilesystem", "file-system/", "fs-");
    byId("AWS::EFS::AccessPoint", "elasticfilesystem", "access-point/", "fsap-");
    byId("AWS::FSx::FileSystem", "fsx", "file-system/", "fs-");
    byName("AWS::Backup::BackupVault", "backup", "backup-vault:");
    byId("AWS::Backup::BackupPlan", "backup", "backup-plan:");
    // Its ARN may be that of a snapshot of another service, so that no part of it tells which.
    byId("AWS::Backup::RecoveryPoint", ResourceNaming.WHOLE_ARN, "");
    byName("AWS::Kinesis::Stream", "kinesis", "stream/", ResourceNaming::toSlash);
    byName("AWS::KinesisFirehose::DeliveryStream", "firehose", "deliverystream/");
    byId("AWS::MSK::Cluster", "kafka", "cluster/");
    byName("AWS::SNS::Topic", "sns", "", ResourceNaming::toColon);
    byName("AWS::SQS::Queue", "sqs", "", ResourceNaming::last);
    byName("AWS::ECR::Repository", "ecr", "repository/");
    byName("AWS::KinesisVideo::Stream", "kinesisvideo", "stream/", ResourceNaming::toSlash);
    byId("AWS::S3Express::DirectoryBucket", "s3express", "bucket/");
    byId("AWS::AmazonMQ::Broker", "mq", "broker:");
    byName("AWS::QLDB::Ledger", "qldb", "ledger/");
    byId("AWS::Glue::DataCatalogEncryptionSettings", "glue", "catalog");
    byName("AWS::Transfer::Server", "transfer", "server/");
    byId("AWS::Transfer::Connector", "transfer", "connector/");
    byId("AWS::DataSync::Task", "datasync", "task/");
    byName("AWS::Athena::WorkGroup", "athena", "workgroup/");
    byName("AWS::SSM::Parameter", "ssm", "parameter/", ResourceNaming::parameter);
    byName("AWS::Glue::Database", "glue", "database/", ResourceNaming::lower);
    byName("AWS::Glue::Table", "glue", "table/", ResourceNaming::lower);
    byId("AWS::FSx::Backup", "fsx", "backup/", "backup-");
  }

  private static void databases() {
    byName("AWS::RDS::DBInstance", "rds", "db:", ResourceNaming::lower);
    byName("AWS::RDS::DBCluster", "rds", "cluster:", ResourceNaming::lower);
    byName("AWS::RDS::DBSnapshot", "rds", "snapshot:", ResourceNaming::lower);
    byName("AWS::RDS::DBClusterSnapshot", "rds", "cluster-snapshot:", ResourceNaming::lower);
    byName("AWS::RDS::GlobalCluster", "rds", "global-cluster:", ResourceNaming::lower);
    byName("AWS::RDS::DBSubnetGroup", "rds", "subgrp:", ResourceNaming::lower);
    byName("AWS::RDS::DBSecurityGroup", "rds", "secgrp:", ResourceNaming::lower);
    byName("AWS::RDS::DBParameterGroup", "rds", "pg:", ResourceNaming::lower);
    byName("AWS::RDS::DBClusterParameterGroup", "rds", "cluster-pg:", ResourceNaming::lower);
    byName("AWS::RDS::OptionGroup", "rds", "og:", ResourceNaming::lower);
    byName("AWS::RDS::EventSubscription", "rds", "es:");
    byName("AWS::Neptune::DBCluster", "rds", "cluster:", ResourceNaming::lower);
    byName("AWS::DocDB::DBCluster", "rds", "cluster:", ResourceNaming::lower);
    byName("AWS::RedshiftServerless::Workgroup", "redshift-serverless", "workgroup/");
    byName("AWS::DynamoDB::Table", "dynamodb", "table/", ResourceNaming::toSlash);
    byName("AWS::DAX::Cluster", "dax", "cache/", ResourceNaming::lower);
    byName("AWS::Redshift::Cluster", "redshift", "cluster:", ResourceNaming::lower);
    byName("AWS::Redshift::ClusterSnapshot", "redshift", "snapshot:", ResourceNaming::lower);
    byId("AWS::Redshift::DataShare", "redshift", "datashare:");
    byName(
        "AWS::Redshift::ClusterParameterGroup",
        "redshift",
        "parametergroup:",
        ResourceNaming::lower);
    byName("AWS::Redshift::ClusterSubnetGroup", "redshift", "subnetgroup:", ResourceNaming::lower);
    byName("AWS::OpenSearch::Domain", "es", "domain/", ResourceNaming::last);
    byName("AWS::Elasticsearch::Domain", "es", "domain/", ResourceNaming::last);
    byName(
        "AWS::ElastiCache::ReplicationGroup",
        "elasticache",
        "replicationgroup:",
        ResourceNaming::lower);
    byName("AWS::ElastiCache::CacheCluster", "elasticache", "cluster:", ResourceNaming::lower);
    byName("AWS::ElastiCache::Snapshot", "elasticache", "snapshot:", ResourceNaming::lower);
    byName(
        "AWS::ElastiCache::ServerlessCache",
        "elasticache",
        "serverlesscache:",
        ResourceNaming::lower);
    byName("AWS::MemoryDB::Cluster", "memorydb", "cluster/", ResourceNaming::lower);
  }

  private static void identity() {
    byId("AWS::KMS::Key", "kms", "key/", ResourceNaming::notAlias);
    byId("AWS::KMS::Alias", "kms", "", "alias/");
    BY_TYPE.put(
        "AWS::SecretsManager::Secret",
        new ResourceNaming("secretsmanager", "secret:", "", true, true, text -> text));
    byName("AWS::IAM::Role", "iam", "role/", ResourceNaming::last);
    byName("AWS::IAM::User", "iam", "user/", ResourceNaming::last);
    byName("AWS::IAM::Group", "iam", "group/", ResourceNaming::last);
    byName("AWS::IAM::Policy", "iam", "policy/", ResourceNaming::last);
    byName("AWS::IAM::InstanceProfile", "iam", "instance-profile/", ResourceNaming::last);
    byName("AWS::IAM::ServerCertificate", "iam", "server-certificate/", ResourceNaming::last);
    byName("AWS::IAM::SAMLProvider", "iam", "saml-provider/");
    byName("AWS::IAM::OIDCProvider", "iam", "oidc-provider/");
    byId("AWS::Organizations::Policy", "organizations", "policy/", ResourceNaming::last);
    byId("AWS::Organizations::Organization", "organizations", "organization/");
    byId("AWS::Organizations::Account", "organizations", "account/", ResourceNaming::last);
    byId("AWS::Cognito::UserPool", "cognito-idp", "userpool/");
    byId("AWS::ACM::Certificate", "acm", "certificate/");
    byId("AWS::::Account", "account", "");
  }

  private static void watching() {
    byName("AWS::CloudTrail::Trail", "cloudtrail", "trail/");
    byId("AWS::CloudTrail::EventDataStore", "cloudtrail", "eventdatastore/");
    byName(
        "AWS::Config::ConfigurationRecorder",
        "config",
        "configuration-recorder/",
        ResourceNaming::toSlash);
    byName("AWS::Config::DeliveryChannel", "config", "delivery-channel/");
    byId("AWS::GuardDuty::Detector", "guardduty", "detector/", ResourceNaming::toSlash);
    byId("AWS::Macie::Session", "macie2", "session/");
    byName("AWS::AccessAnalyzer::Analyzer", "access-analyzer", "analyzer/");
    byName("AWS::CloudWatch::Alarm", "cloudwatch", "alarm:");
    byName("AWS::Logs::LogGroup", "logs", "log-group:", ResourceNaming::toColon);
    byName("AWS::Logs::Destination", "logs", "destination:");
    byName("AWS::SSM::Document", "ssm", "document/");
  }

  private static void network() {
    byId("AWS::EC2::SecurityGroup", "ec2", "security-group/", "sg-");
    byId("AWS::EC2::NetworkAcl", "ec2", "network-acl/", "acl-");
    byId("AWS::EC2::VPC", "ec2", "vpc/", "vpc-");
    byId("AWS::EC2::Subnet", "ec2", "subnet/", "subnet-");
    byId("AWS::EC2::RouteTable", "ec2", "route-table/", "rtb-");
    byId("AWS::EC2::InternetGateway", "ec2", "internet-gateway/", "igw-");
    byId("AWS::EC2::NatGateway", "ec2", "natgateway/", "nat-");
    byId("AWS::EC2::NetworkInterface", "ec2", "network-interface/", "eni-");
    byId("AWS::EC2::EIP", "ec2", "elastic-ip/", "eipalloc-");
    byId("AWS::EC2::FlowLog", "ec2", "vpc-flow-log/", "fl-");
    byId("AWS::EC2::VPCEndpoint", "ec2", "vpc-endpoint/", "vpce-");
    byId("AWS::EC2::VPCPeeringConnection", "ec2", "vpc-peering-connection/", "pcx-");
    byId("AWS::EC2::TransitGateway", "ec2", "transit-gateway/", "tgw-");
    byId("AWS::ElasticLoadBalancingV2::Listener", "elasticloadbalancing", "listener/");
    byId("AWS::ElasticLoadBalancingV2::TargetGroup", "elasticloadbalancing", "targetgroup/");
    byId(
        "AWS::ElasticLoadBalancingV2::LoadBalancer",
        "elasticloadbalancing",
        "loadbalancer/",
        ResourceNaming::withSlash);
    byName(
        "AWS::ElasticLoadBalancing::LoadBalancer",
        "elasticloadbalancing",
        "loadbalancer/",
        ResourceNaming::withoutSlash);
    byId("AWS::CloudFront::Distribution", "cloudfront", "distribution/");
    byId("AWS::Route53::HostedZone", "route53", "hostedzone/", ResourceNaming::last);
  }

  private static void computing() {
    byId("AWS::EC2::Instance", "ec2", "instance/", "i-");
    byId("AWS::EC2::Image", "ec2", "image/", "ami-");
    byId("AWS::EC2::LaunchTemplate", "ec2", "launch-template/", "lt-");
    byName("AWS::Lambda::Function", "lambda", "function:", ResourceNaming::function);
    byName("AWS::EKS::Cluster", "eks", "cluster/");
    byName("AWS::ECS::Cluster", "ecs", "cluster/");
    byName("AWS::ECS::Service", "ecs", "service/", ResourceNaming::withSlash);
    byName("AWS::ECS::TaskDefinition", "ecs", "task-definition/");
    byName("AWS::SageMaker::NotebookInstance", "sagemaker", "notebook-instance/");
    byName("AWS::CodeBuild::Project", "codebuild", "project/");
    byId("AWS::DMS::ReplicationInstance", "dms", "rep:");
    byId("AWS::DMS::Endpoint", "dms", "endpoint:");
    byId("AWS::DMS::ReplicationTask", "dms", "task:");
    byName("AWS::SageMaker::EndpointConfig", "sagemaker", "endpoint-config/");
    byId("AWS::SageMaker::Domain", "sagemaker", "domain/");
    byId("AWS::WorkSpaces::Workspace", "workspaces", "workspace/", "ws-");
    byId("AWS::Cognito::IdentityPool", "cognito-identity", "identitypool/");
  }

  private static void delivery() {
    byId("AWS::ApiGateway::RestApi", "apigateway", "/restapis/", ResourceNaming::withoutSlash);
    byId("AWS::ApiGateway::Stage", "apigateway", "/restapis/", ResourceNaming::stage);
    byId("AWS::ApiGatewayV2::Api", "apigateway", "/apis/", ResourceNaming::withoutSlash);
    byId("AWS::ApiGatewayV2::Stage", "apigateway", "/apis/", ResourceNaming::stage);
  }

  private static void byId(String type, String service, String marker) {
    byId(type, service, marker, "");
  }

  private static void byId(String type, String service, String marker, String beginning) {
    BY_TYPE.put(type, new ResourceNaming(service, marker, beginning, false, false, text -> text));
  }

  private static void byId(
      String type, String service, String marker, Function<String, @Nullable String> cut) {
    BY_TYPE.put(type, new ResourceNaming(service, marker, "", false, false, cut));
  }

  private static void byName(String type, String service, String marker) {
    byName(type, service, marker, text -> text);
  }

  private static void byName(
      String type, String service, String marker, Function<String, @Nullable String> cut) {
    BY_TYPE.put(type, new ResourceNaming(service, marker, "", false, true, cut));
  }
}
