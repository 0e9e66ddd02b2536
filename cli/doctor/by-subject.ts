import type { Finding, Status } from "../../account/verify/finding.ts";

/** What was found of one AWS thing. */
export interface SubjectFindings {
  readonly subject: string;
  readonly findings: readonly Finding[];
}

/** Findings by the thing they are of, in the order of the findings. */
export function bySubject(findings: readonly Finding[]): SubjectFindings[] {
  const subjects = [...new Set(findings.map(({ subject }) => subject))];
  return subjects.map((subject) => ({
    subject,
    findings: findings.filter((finding) => finding.subject === subject),
  }));
}

/** Whether there is nothing of a thing. */
export function isMissing({ findings }: SubjectFindings): boolean {
  return findings.every(({ status }) => status === "missing");
}

/** Whether a thing is there and not as promised. */
export function isDifferent(one: SubjectFindings): boolean {
  const wrong = one.findings.some(({ status }) => status === "different" || status === "missing");
  return wrong && !isMissing(one);
}

/** What is wrong with a thing, in a few words; undefined where nothing is. */
export function inWords(one: SubjectFindings): string | undefined {
  if (isMissing(one)) return "not there";
  const part = (status: Status) => {
    const properties = one.findings.filter((finding) => finding.status === status);
    return properties.length > 0 ? [`${status}: ${few(properties.map(({ property }) => property))}`] : [];
  };
  const parts = [...part("different"), ...part("missing")];
  return parts.length > 0 ? parts.join("; ") : undefined;
}

/** Names that are told one by one before the rest is only counted. */
const TOLD = 3;

/** The first of many names, and how many more there are. */
export function few(names: readonly string[]): string {
  const rest = names.length - TOLD;
  return rest > 1 ? `${names.slice(0, TOLD).join(", ")} and ${rest} more` : names.join(", ");
}
