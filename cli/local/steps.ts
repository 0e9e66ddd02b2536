import { Listr } from "listr2";

/** One step: a title, and work that may say what it waits for and may resolve to the title it ends under. */
export interface Step {
  readonly title: string;
  readonly work: (say: (line: string) => void) => Promise<unknown>;
}

/**
 * Takes the steps one after the other and shows where it stands: live on a terminal, as plain lines elsewhere.
 *
 * @param silent shows nothing, for a result that a machine reads
 * @throws the error of the step that failed; the display only points to it, so that it is printed once.
 */
export async function takeSteps(steps: readonly Step[], silent: boolean): Promise<void> {
  let failure: unknown;
  const tasks = steps.map(({ title, work }) => ({
    title,
    task: async (_: unknown, task: { title: string; output: string }) => {
      try {
        const finalTitle = await work((line) => {
          task.output = line;
        });
        if (typeof finalTitle === "string") task.title = finalTitle;
      } catch (error) {
        failure = error;
        throw new Error("see below");
      }
    },
  }));
  const list = new Listr(tasks, {
    registerSignalListeners: false,
    fallbackRenderer: "simple",
    silentRendererCondition: silent,
  });
  await list.run().catch((error: unknown) => {
    throw failure ?? error;
  });
}
