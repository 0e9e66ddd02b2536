/** Values of placeholders; a value may hold placeholders itself. */
export type Values = Readonly<Record<string, string>>;

const PLACEHOLDER = /\{(\w+)\}/g;

/** Fills `{name}` from the values, and what the values bring along in turn. */
export function fill(template: string, values: Values): string {
  let text = template;
  for (let depth = 0; depth < 5 && text.includes("{"); depth += 1) {
    text = text.replace(PLACEHOLDER, (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`no value for {${name}} in "${template}"`);
      return value;
    });
  }
  return text;
}

/** Every placeholder a template leads to, directly or through the values. */
export function placeholdersOf(template: string, values: Values): Set<string> {
  const found = new Set<string>();
  const follow = (text: string) => {
    for (const [, name = ""] of text.matchAll(PLACEHOLDER)) {
      if (found.has(name)) continue;
      found.add(name);
      follow(values[name] ?? "");
    }
  };
  follow(template);
  return found;
}

/** An ARN of the installation's account and region. */
export const regional = (service: string, resource: string) =>
  `arn:{partition}:${service}:{region}:{account}:${resource}`;

/** An ARN of the installation's account, of a service without regions. */
export const worldwide = (service: string, resource: string) =>
  `arn:{partition}:${service}::{account}:${resource}`;

/** An ARN of a bucket or an object. */
export const s3 = (resource: string) => `arn:{partition}:s3:::${resource}`;
