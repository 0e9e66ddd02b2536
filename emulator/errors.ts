/**
 * Every error the embedded AWS raises. One factory each: what happened, where, and how to mend it.
 */

/** moto could neither be found nor be installed, for want of Python. */
export function pythonMissing(): Error {
  return new Error(
    "moto, the embedded AWS, is not on the PATH and cannot be installed: python3 is not on the PATH either. " +
      "Install Python 3.10 or later, or run: pip install 'moto[server]' and make sure moto_server is on the PATH.",
  );
}

/** A step of the private installation of moto failed. */
export function motoInstallFailed(step: string, folder: string, output: string): Error {
  return new Error(
    `moto, the embedded AWS, could not be installed into ${folder}: '${step}' failed.\n${output.trim()}\n` +
      "Install it yourself (pip install 'moto[server]') and put moto_server on the PATH, or make the Python package index reachable.",
  );
}

/** moto's process could not be started at all. */
export function motoNotStarted(command: string, reason: string): Error {
  return new Error(`moto, the embedded AWS, could not be started (${command}): ${reason}`);
}

/** moto's process ended before it was told to. */
export function motoDied(how: string, tail: string): Error {
  return new Error(
    `moto, the embedded AWS, ended by itself (${how}). The last it said:\n${tail || "(nothing)"}\n` +
      "Run moto_server by hand to see whether its installation is whole.",
  );
}

/** moto runs, but does not answer within the time it is given. */
export function motoSilent(seconds: number, tail: string): Error {
  return new Error(
    `moto, the embedded AWS, did not answer within ${seconds} s. The last it said:\n${tail || "(nothing)"}`,
  );
}
