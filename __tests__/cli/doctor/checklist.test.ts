import { describe, expect, test } from "@jest/globals";
import { wrongAccount } from "../../../account/errors.ts";
import type { Finding, Status } from "../../../account/verify/finding.ts";
import { checklist } from "../../../cli/doctor/checklist.ts";
import type { AccountFacts, Facts } from "../../../cli/doctor/facts.ts";
import { remedies } from "../../../cli/doctor/remedies.ts";
import { settingsWith } from "../../support/settings.ts";

function finding(subject: string, property: string, status: Status = "good"): Finding {
  return { address: "aws_x.y", subject, property, status };
}

const account: AccountFacts = {
  identity: { account: "123456789012", arn: "arn:aws:iam::123456789012:user/a" },
  findings: [finding("role llmops-terraform-role", "trust policy"), finding("role ecsTaskRole", "tags")],
  existing: { value: [] },
  locks: { value: [] },
};

const noChanges = { value: { changes: false, summary: "", managed: [] } };

/** Everything in order, but for the changes. */
function factsWith(changes: Partial<Facts> = {}): Facts {
  return {
    settings: settingsWith(),
    account,
    awsCli: "aws-cli/2",
    terraform: { value: "Terraform 1.11.4" },
    variables: { file: true, set: ["db_password", "alarm_email"], region: "us-east-1" },
    backend: { value: "s3://..." },
    initialised: { bootstrap: true, iam: true },
    plans: { bootstrap: noChanges, iam: noChanges },
    github: { kind: "there", updated: "2026-01-01" },
    ...changes,
  };
}

const accountWith = (changes: Partial<AccountFacts>) => factsWith({ account: { ...account, ...changes } });
const found = (...findings: Finding[]) => accountWith({ findings });
const role = "role llmops-terraform-role";

describe("lines that are not ticked, and what mends them", () => {
  test.each<[string, Facts, string[], string[]]>([
    ["everything in order", factsWith(), [], []],
    [
      "no AWS CLI, which is no fault",
      factsWith({ awsCli: undefined }),
      ["AWS CLI installed and configured: unknown"],
      [],
    ],
    [
      "GitHub cannot be asked, which is no fault",
      factsWith({ github: { kind: "unknown", reason: "gh is not installed" } }),
      ["GitHub secret: unknown"],
      [],
    ],
    [
      "the secret is missing",
      factsWith({ github: { kind: "missing" } }),
      ["GitHub secret: fault"],
      [
        "gh secret set AWS_ROLE_TO_ASSUME --repo aaa9785808/llmops-system --body arn:aws:iam::123456789012:role/llmops-github-actions-role",
      ],
    ],
    [
      "a variable is empty",
      factsWith({ variables: { file: true, set: ["db_password"], region: undefined } }),
      ["terraform.tfvars filled in: fault"],
      ["fill it in as terraform.tfvars.example shows"],
    ],
    [
      "the variables are of another region",
      factsWith({ variables: { file: true, set: ["db_password", "alarm_email"], region: "eu-west-1" } }),
      ["terraform.tfvars filled in: fault"],
      ["set aws_region to what llmops.config.json says, or move both"],
    ],
    [
      "a plan with changes",
      factsWith({
        plans: { bootstrap: noChanges, iam: { value: { changes: true, summary: "Plan: 1", managed: [] } } },
      }),
      ["Plan reviewed: nothing left to change: fault"],
      ["npx cdktf diff iam shows what; npx cdktf deploy iam applies it"],
    ],
    [
      "a plan that cannot be made, which is no fault of itself",
      factsWith({ plans: { bootstrap: noChanges, iam: { problem: "left out" } } }),
      ["Plan reviewed: nothing left to change: unknown"],
      [],
    ],
    [
      "a role that is not there",
      found(finding(role, "trust policy", "missing")),
      ["IAM set-up run: fault", "Terraform role: fault", "Deployed: fault"],
      ["npx llmops-aws setup 123456789012 aaa9785808 llmops-system"],
    ],
    [
      "a drifted policy",
      found(finding(role, "trust policy", "different"), finding(role, "tags")),
      ["Terraform role: fault", "Deployed: fault"],
      ["npx llmops-aws verify shows what; npx cdktf deploy bootstrap iam puts it back"],
    ],
    [
      "a permission that is missing, which is no fault of the account",
      found({ ...finding(role, "trust policy", "unreadable"), note: "lacks iam:GetRole" }),
      ["Terraform role: unknown", "Deployed: unknown"],
      ["lacks iam:GetRole"],
    ],
    [
      "made by hand: adoption mends all of it",
      accountWith({
        findings: [finding(role, "trust policy", "different"), finding("topic x", "policy", "missing")],
        existing: {
          value: [{ stack: "iam", address: "aws_iam_role.terraform", id: "llmops-terraform-role" }],
        },
      }),
      ["IAM set-up run: fault", "Terraform role: fault", "Deployed: fault"],
      ["npx llmops-aws adopt"],
    ],
  ])("%s", (_, facts, open, mends) => {
    const lines = checklist(facts).filter(({ status }) => status !== "done");
    expect(lines.map(({ title, status }) => `${title}: ${status}`)).toEqual(open);
    expect(remedies(facts).map(({ mend }) => mend)).toEqual(mends);
  });

  test("without the account nothing of it is called a fault but that", () => {
    const problem = wrongAccount("999999999999", "123456789012", "arn");
    const lines = checklist(factsWith({ account: problem }));
    expect(lines).toHaveLength(15);
    expect(lines.filter(({ status }) => status === "fault").map(({ title }) => title)).toEqual([
      "AWS account, signed in",
    ]);
    expect(remedies(factsWith({ account: problem }))[0]?.mend).toBe(problem.mend);
  });
});
