import { describe, expect, test } from "@jest/globals";
import { progressOf, watchLines } from "../../cli/progress.ts";

const LIFECYCLE = "aws_s3_bucket_lifecycle_configuration.state";

describe("what a line of Terraform means to someone who waits", () => {
  test.each([
    ["aws_s3_bucket.state: Creation complete after 1s [id=b]", "aws_s3_bucket.state is there"],
    ["aws_iam_role.terraform: Modifications complete after 0s [id=r]", "aws_iam_role.terraform is there"],
    ["aws_iam_role.terraform: Import complete [id=r]", "aws_iam_role.terraform is there"],
    ["Initializing the backend...", "initializing the backend"],
    ["Initializing provider plugins...", "initializing provider plugins"],
    [
      "aws_dynamodb_table.locks: Still creating... [1m10s elapsed]",
      "waiting for aws_dynamodb_table.locks: 70 s so far",
    ],
    [
      `${LIFECYCLE}: Still creating... [00m20s elapsed]`,
      "waiting for the bucket's lifecycle rules (about 50 s): 20 s so far",
    ],
    ["aws_s3_bucket.state: Creating...", undefined],
    ["", undefined],
  ])("%j", (line, meaning) => {
    expect(progressOf(line)).toBe(meaning);
  });
});

describe("an apply that has only lifecycle rules left", () => {
  const told = (lines: readonly string[]) => {
    let times = 0;
    const hear = watchLines(
      () => {},
      () => {
        times += 1;
      },
    );
    for (const line of lines) hear(line);
    return times;
  };
  const planned = (address: string) => `  # ${address} will be created`;
  const made = (address: string) => `${address}: Creation complete after 1s [id=x]`;

  test("is told when the last other resource is there", () => {
    const lines = [planned("aws_s3_bucket.state"), planned(LIFECYCLE), planned("aws_dynamodb_table.locks")];
    expect(told([...lines, made("aws_s3_bucket.state")])).toBe(0);
    expect(told([...lines, made("aws_s3_bucket.state"), made("aws_dynamodb_table.locks")])).toBe(1);
  });

  test("is not told where there are no such rules, or they are there already", () => {
    expect(told([planned("aws_s3_bucket.state"), made("aws_s3_bucket.state")])).toBe(0);
    expect(told([planned(LIFECYCLE), made(LIFECYCLE)])).toBe(0);
  });

  test("counts what is changed or imported as well", () => {
    const lines = [
      "  # aws_s3_bucket.state will be imported",
      "  # aws_dynamodb_table.locks will be updated in-place",
    ];
    const ends = [
      "aws_s3_bucket.state: Import complete [id=b]",
      "aws_dynamodb_table.locks: Modifications complete after 1s",
    ];
    expect(told([planned(LIFECYCLE), ...lines, ends[0] as string])).toBe(0);
    expect(told([planned(LIFECYCLE), ...lines, ...ends])).toBe(1);
  });
});
