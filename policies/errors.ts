/** A policy that cannot be right, found while it is built. */
export class PolicyError extends Error {
  override readonly name = "PolicyError";
}

export function emptySid(policy: string): PolicyError {
  return new PolicyError(`${policy}: a statement has no sid: name what it is for, in letters and digits`);
}

export function badSid(policy: string, sid: string): PolicyError {
  return new PolicyError(`${policy}: sid "${sid}" is refused by IAM: use letters and digits only`);
}

export function duplicateSid(policy: string, sid: string): PolicyError {
  return new PolicyError(`${policy}: two statements are called "${sid}": give each a sid of its own`);
}

export function badAction(policy: string, sid: string, action: string): PolicyError {
  return new PolicyError(
    `${policy}: "${action}" in statement "${sid}" is no action: write service:Operation, as in s3:GetObject`,
  );
}

export function noActions(policy: string, sid: string): PolicyError {
  return new PolicyError(
    `${policy}: statement "${sid}" names no action: name one or leave the statement out`,
  );
}

export function wildcardInEquals(policy: string, sid: string, key: string, value: string): PolicyError {
  return new PolicyError(
    `${policy}: "${value}" under StringEquals on ${key} in statement "${sid}" is a literal star or question mark, which never matches: write the value out, or use StringLike`,
  );
}

export function keyUnderTwoOperators(policy: string, sid: string, key: string): PolicyError {
  return new PolicyError(
    `${policy}: ${key} stands under StringEquals and StringLike of statement "${sid}", and both would have to hold: write two statements`,
  );
}

export function overLimit(policy: string, size: number, limit: number): PolicyError {
  return new PolicyError(
    `${policy}: ${size} characters without white space, AWS's limit is ${limit}: shorten names or lists in the settings`,
  );
}
