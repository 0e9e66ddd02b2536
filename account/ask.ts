import { awsProblem, errorCodes } from "./errors.ts";

/**
 * Waits for one AWS call.
 *
 * @param call the call as IAM names it, `service:Operation`, for messages
 * @param answer the SDK's promise
 * @throws AwsProblem with AWS's answer and what to do next
 */
export async function ask<T>(call: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw awsProblem(call, error);
  }
}

/**
 * Waits for one AWS call that may answer that there is no such thing.
 *
 * @param absent AWS's error codes that mean "there is none"
 * @returns undefined where there is none
 * @throws AwsProblem on every other refusal
 */
export async function askFor<T>(
  call: string,
  answer: Promise<T>,
  absent: readonly string[],
): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (errorCodes(error).some((code) => absent.includes(code))) return undefined;
    throw awsProblem(call, error);
  }
}
