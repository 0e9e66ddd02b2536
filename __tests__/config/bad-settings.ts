export const ACCOUNT =
  'give the 12 digits of the AWS account as text, as in "123456789012" (aws sts get-caller-identity --query Account)';
export const REGION =
  'give an AWS region code of the partitions aws, aws-cn or aws-us-gov, as in "us-east-1" or "ap-northeast-2"';
export const OWNER =
  "give the user or organization as in github.com/OWNER: 1 to 39 letters, digits and single hyphens, none at an end (a managed user ends in _SHORTCODE)";
const REPOSITORY =
  "give the name as in github.com/OWNER/REPO, without the owner: 1 to 100 letters, digits, dots, hyphens and underscores, not ending in .git or .wiki";
const BUCKET =
  "use 3 to 63 lower-case letters, digits and hyphens, a letter or digit at both ends, none of the prefixes and suffixes S3 reserves; dots are left out because TLS does not cover them";
const TABLE = "use 3 to 255 letters, digits, underscores, hyphens and dots";
const ROLE = "use 1 to 64 letters, digits and any of _ + = , . @ -";
const POLICY = "use 1 to 128 letters, digits and any of _ + = , . @ -";
const TRAIL =
  "use 3 to 128 letters, digits, dots, hyphens and underscores, a letter or digit at both ends, no two signs in a row";
const ECS = "use 1 to 255 letters, digits, hyphens and underscores";
const ECR = "use 2 to 256 lower-case letters and digits, parted by single . _ - or /";
const PREFIX = 'end the prefix with a slash, as in "llmops/", of letters, digits and any of / _ + = . @ -';
const TOPIC = "use 1 to 256 letters, digits, hyphens and underscores";
const SECRET = "use capital letters, digits and underscores, no digit first, and no GITHUB_ prefix";
const KMS = "give the full ARN of a key (not of an alias), as in arn:aws:kms:REGION:ACCOUNT:key/ID";
const THUMBPRINT =
  "give the SHA-1 of the certificate as 40 lower-case hexadecimal digits, or leave it out: AWS does not use it for GitHub";
const VERSION = 'give a Terraform version constraint, as in "6.25.0" or "~> 6.25"';
export const TAG_KEY = "use 1 to 128 letters, digits, spaces and any of _ . : / = + - @, and no aws: prefix";
const TAG_VALUE = "use up to 256 letters, digits, spaces and any of _ . : / = + - @, and no aws: prefix";
const OBJECT = "give an object of settings, as in { ... }";
const KMS_HERE =
  "use a key of this account and region (123456789012, us-east-1): S3 and DynamoDB cannot use another here";
/** A key of the guide's account and region. */
export const KEY = "arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000000";

/** A dotted path, what stands there, how the message shows it, and the sentence that mends it. */
type Row = readonly [path: string, value: unknown, received: string, mend: string];

/** One wrong value a row: both sides of every limit are here or in the table of what just fits. */
export const BAD: readonly Row[] = [
  ["account", undefined, "nothing", ACCOUNT],
  ["account", 123456789012, "123456789012", ACCOUNT],
  ["account", "12345678901", '"12345678901"', ACCOUNT],
  ["account", "1234567890123", '"1234567890123"', ACCOUNT],
  ["account", "1234-5678-9012", '"1234-5678-9012"', ACCOUNT],
  ["account", "123456789012\n", String.raw`"123456789012\n"`, ACCOUNT],
  ["region", undefined, "nothing", REGION],
  ["region", "us-east", '"us-east"', REGION],
  ["region", "us-east-1a", '"us-east-1a"', REGION],
  ["region", "US-EAST-1", '"US-EAST-1"', REGION],
  ["region", "us-iso-east-1", '"us-iso-east-1"', REGION],
  ["github", undefined, "nothing", OBJECT],
  ["github", "aaa9785808/llmops-system", '"aaa9785808/llmops-system"', OBJECT],
  ["github", [], "[]", OBJECT],
  ["github.owner", undefined, "nothing", OWNER],
  ["github.owner", "", '""', OWNER],
  ["github.owner", "a".repeat(40), `"${"a".repeat(40)}"`, OWNER],
  ["github.owner", `${"a".repeat(35)}_corp`, `"${"a".repeat(35)}_corp"`, OWNER],
  ["github.owner", "-octo", '"-octo"', OWNER],
  ["github.owner", "octo-", '"octo-"', OWNER],
  ["github.owner", "octo--cat", '"octo--cat"', OWNER],
  ["github.owner", "octo-_corp", '"octo-_corp"', OWNER],
  ["github.owner", "octo_", '"octo_"', OWNER],
  ["github.owner", "octo_co_rp", '"octo_co_rp"', OWNER],
  ["github.owner", "octo/cat", '"octo/cat"', OWNER],
  ["github.owner", "*", '"*"', OWNER],
  ["github.repository", undefined, "nothing", REPOSITORY],
  ["github.repository", "octo/cat", '"octo/cat"', REPOSITORY],
  ["github.repository", "cat.git", '"cat.git"', REPOSITORY],
  ["github.repository", "cat.GIT", '"cat.GIT"', REPOSITORY],
  ["github.repository", "cat.wiki", '"cat.wiki"', REPOSITORY],
  ["github.repository", ".", '"."', REPOSITORY],
  ["github.repository", "..", '".."', REPOSITORY],
  ["github.repository", "cat*", '"cat*"', REPOSITORY],
  ["github.repository", "a".repeat(101), `"${"a".repeat(101)}"`, REPOSITORY],
  ["names", null, "null", OBJECT],
  ["names.stateBucket", "ab", '"ab"', BUCKET],
  ["names.stateBucket", "a".repeat(64), `"${"a".repeat(64)}"`, BUCKET],
  ["names.stateBucket", "Llmops", '"Llmops"', BUCKET],
  ["names.stateBucket", "llm.ops", '"llm.ops"', BUCKET],
  ["names.stateBucket", "-llmops", '"-llmops"', BUCKET],
  ["names.auditLogsBucket", "llmops-s3alias", '"llmops-s3alias"', BUCKET],
  ["names.assetsBucket", "xn--llmops", '"xn--llmops"', BUCKET],
  ["names.lockTable", "ab", '"ab"', TABLE],
  ["names.lockTable", "a".repeat(256), `"${"a".repeat(116)}...`, TABLE],
  ["names.lockTable", "lock table", '"lock table"', TABLE],
  ["names.terraformRole", "", '""', ROLE],
  ["names.terraformRole", "a".repeat(65), `"${"a".repeat(65)}"`, ROLE],
  ["names.githubActionsRole", "a/b", '"a/b"', ROLE],
  ["names.ecsTaskPolicy", "a".repeat(129), `"${"a".repeat(116)}...`, POLICY],
  ["names.trail", "ab", '"ab"', TRAIL],
  ["names.trail", "a__b", '"a__b"', TRAIL],
  ["names.trail", "192.168.0.1", '"192.168.0.1"', TRAIL],
  ["names.githubSecret", "1ROLE", '"1ROLE"', SECRET],
  ["names.githubSecret", "GITHUB_ROLE", '"GITHUB_ROLE"', SECRET],
  ["names.githubSecret", "terraform_role_arn", '"terraform_role_arn"', SECRET],
  ["names.cluster", "a".repeat(256), `"${"a".repeat(116)}...`, ECS],
  ["names.service", "a b", '"a b"', ECS],
  ["names.taskFamily", "a:1", '"a:1"', ECS],
  ["names.ecrRepository", "a", '"a"', ECR],
  ["names.ecrRepository", "Llmops", '"Llmops"', ECR],
  ["names.ecrRepository", "llmops//api", '"llmops//api"', ECR],
  ["names.secretsPrefix", "llmops", '"llmops"', PREFIX],
  ["names.secretsPrefix", "/", '"/"', PREFIX],
  ["names.secretsPrefix", `${"a".repeat(256)}/`, `"${"a".repeat(116)}...`, PREFIX],
  ["names.alertsTopic", "a".repeat(257), `"${"a".repeat(116)}...`, TOPIC],
  ["names.alertsTopic", "alerts.fifo", '"alerts.fifo"', TOPIC],
  ["state", [], "[]", OBJECT],
  ["state.bootstrap", "bucket", '"bucket"', 'use one of "local", "s3"'],
  ["state.locking", "none", '"none"', 'use one of "both", "table", "lockfile"'],
  ["state.kmsKeyArn", "alias/llmops", '"alias/llmops"', KMS],
  [
    "state.kmsKeyArn",
    "arn:aws:kms:us-east-1:123456789012:alias/llmops",
    '"arn:aws:kms:us-east-1:123456789012:alias/llmops"',
    KMS,
  ],
  [
    "state.kmsKeyArn",
    KEY.replace("us-east-1", "eu-west-1"),
    `"${KEY.replace("us-east-1", "eu-west-1")}"`,
    KMS_HERE,
  ],
  ["state.kmsKeyArn", KEY.replace("1234", "4321"), `"${KEY.replace("1234", "4321")}"`, KMS_HERE],
  ["state.kmsKeyArn", KEY.replace("aws", "aws-cn"), `"${KEY.replace("aws", "aws-cn")}"`, KMS_HERE],
  ["state.keptVersions", 0, "0", "give a whole number from 1 to 100"],
  ["state.keptVersions", 101, "101", "give a whole number from 1 to 100"],
  ["state.keptVersions", 1.5, "1.5", "give a whole number from 1 to 100"],
  ["state.keptVersions", "30", '"30"', "give a whole number from 1 to 100"],
  ["state.versionExpirationDays", 0, "0", "give a whole number from 1 to 3650"],
  ["state.versionExpirationDays", 3651, "3651", "give a whole number from 1 to 3650"],
  ["oidcProvider.mode", "exists", '"exists"', 'use one of "create", "existing"'],
  ["oidcProvider.thumbprint", "6938fd4d", '"6938fd4d"', THUMBPRINT],
  ["oidcProvider.thumbprint", "A".repeat(40), `"${"A".repeat(40)}"`, THUMBPRINT],
  ["awsProviderVersion", "latest", '"latest"', VERSION],
  ["awsProviderVersion", "~>", '"~>"', VERSION],
  ["awsProviderVersion", "6.25.0,", '"6.25.0,"', VERSION],
  ["tags", [], "[]", "give an object of tag keys and values"],
  ["tags.Cost", 7, "7", TAG_VALUE],
  ["tags.Cost", "a".repeat(257), `"${"a".repeat(116)}...`, TAG_VALUE],
  ["tags.Cost", `\${aws_region}`, `"\${aws_region}"`, TAG_VALUE],
  ["tags.Cost", "aws:internal", '"aws:internal"', TAG_VALUE],
];
