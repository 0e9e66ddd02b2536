import type { AwsClients } from "./clients.ts";

/** A function of this folder that asks AWS one thing. */
export type Question<A extends readonly unknown[], T> = (clients: AwsClients, ...args: A) => Promise<T>;

/** Asks a question, each only once: who asks it again gets the same answer. */
export type Read = <A extends readonly unknown[], T>(question: Question<A, T>, ...args: A) => Promise<T>;

/** A reader of one account at one moment. */
export function reader(clients: AwsClients): Read {
  const answers = new Map<unknown, Map<string, Promise<unknown>>>();
  return <A extends readonly unknown[], T>(question: Question<A, T>, ...args: A) => {
    const known = answers.get(question) ?? new Map<string, Promise<unknown>>();
    answers.set(question, known);
    const key = JSON.stringify(args);
    const answer = known.get(key) ?? question(clients, ...args);
    known.set(key, answer);
    return answer as Promise<T>;
  };
}
