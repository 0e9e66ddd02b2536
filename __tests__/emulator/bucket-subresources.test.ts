import { beforeEach, describe, expect, test } from "@jest/globals";
import { BucketSubresources } from "../../emulator/bucket-subresources.ts";

const RULES = "<LifecycleConfiguration><Rule><ID>old</ID></Rule></LifecycleConfiguration>";
const TRANSITION = "x-amz-transition-default-minimum-object-size";

describe("the subresources kept beside moto", () => {
  let kept: BucketSubresources;
  beforeEach(() => {
    kept = new BucketSubresources();
  });

  test.each([
    ["policy", "NoSuchBucketPolicy"],
    ["lifecycle", "NoSuchLifecycleConfiguration"],
  ] as const)("%s of a bucket that has none", (part, code) => {
    const answer = kept.answer("GET", "b", part, "", {});
    expect(answer?.status).toBe(404);
    expect(answer?.body).toContain(`<Code>${code}</Code>`);
  });

  test("a policy comes back as it was put", () => {
    expect(kept.answer("PUT", "b", "policy", '{"Version":"2012-10-17"}', {})?.status).toBe(204);
    expect(kept.answer("GET", "b", "policy", "", {})).toMatchObject({
      status: 200,
      body: '{"Version":"2012-10-17"}',
    });
  });

  test.each(["", "x", "[]", "{"])("a policy that is no JSON object (%j) is refused", (body) => {
    const answer = kept.answer("PUT", "b", "policy", body, {});
    expect(answer?.status).toBe(400);
    expect(answer?.body).toContain("MalformedPolicy");
  });

  test("a lifecycle comes back as it was put, with S3's default for small objects", () => {
    const put = kept.answer("PUT", "b", "lifecycle", RULES, {});
    expect(put).toMatchObject({ status: 200, headers: { [TRANSITION]: "all_storage_classes_128K" } });
    expect(kept.answer("GET", "b", "lifecycle", "", {})).toMatchObject({
      status: 200,
      body: RULES,
      headers: { [TRANSITION]: "all_storage_classes_128K" },
    });
  });

  test("a lifecycle keeps the choice for small objects that was sent with it", () => {
    kept.answer("PUT", "b", "lifecycle", RULES, { [TRANSITION]: "varies_by_storage_class" });
    expect(kept.answer("GET", "b", "lifecycle", "", {})?.headers[TRANSITION]).toBe("varies_by_storage_class");
  });

  test("deleting one leaves the other, and the other bucket's", () => {
    for (const bucket of ["a", "b"]) kept.answer("PUT", bucket, "lifecycle", RULES, {});
    kept.answer("PUT", "a", "policy", "{}", {});
    expect(kept.answer("DELETE", "a", "lifecycle", "", {})?.status).toBe(204);
    expect(kept.answer("GET", "a", "lifecycle", "", {})?.status).toBe(404);
    expect(kept.answer("GET", "a", "policy", "", {})?.status).toBe(200);
    expect(kept.answer("GET", "b", "lifecycle", "", {})?.status).toBe(200);
  });

  test("a bucket that was deleted takes all of its own along", () => {
    kept.answer("PUT", "a", "policy", "{}", {});
    kept.forget("a");
    expect(kept.answer("GET", "a", "policy", "", {})?.status).toBe(404);
  });

  test("any other method is not answered here", () => {
    expect(kept.answer("HEAD", "b", "policy", "", {})).toBeUndefined();
  });
});
